"""Runs a command that dies with its parent, perhaps as another user.

Stands alone (standard library only): `python -I -S leash.py PARENT SIGNAL UID
GID -- COMMAND …`. The parent-death signal is asked for after the user is
changed, since a change of user clears it, and lasts through the exec.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(deadly: int = signal.SIGKILL) -> None:
    """Ask the kernel to send `deadly` to this process when its parent dies."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(deadly), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def main(arguments: list[str]) -> None:
    parent, deadly, uid, gid = (int(word) for word in arguments[:4])
    command = arguments[5:]
    if uid >= 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    die_with_parent(deadly)
    if os.getppid() != parent:
        raise SystemExit("the parent is gone already")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
