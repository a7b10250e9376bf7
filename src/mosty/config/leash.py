"""Processes that die with the one that started them, perhaps as another user.

Also run alone, by the standard library only: `python -I -S leash.py PARENT
SIGNAL UID GID COMMAND …`. A program of its own, because the wish for the signal
must be made after the change of user (which clears it), lasts through the exec,
and may not run between fork and exec of a process with threads.
"""

import ctypes
import os
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
NOBODY_ELSE = -1


def spawn(command, *, on_death=signal.SIGTERM, user=None, log=None, env=None):
    """Start `command` in a session of its own; it gets `on_death` when we die.

    `user` is a passwd entry; only root becomes another. Output goes to the file
    `log`, or where ours goes.
    """
    return subprocess.Popen(
        leashed(command, on_death=on_death, user=user),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd="/" if user else None,
        env=env,
        start_new_session=True,
    )


def run(command, *, user=None, words="", env=None) -> subprocess.CompletedProcess:
    """Run `command` to its end with `words` as its input, and give what it said."""
    return subprocess.run(
        leashed(command, on_death=signal.SIGKILL, user=user),
        input=words,
        capture_output=True,
        check=False,
        text=True,
        cwd="/" if user else None,
        env=env,
    )


def leashed(command, *, on_death, user=None) -> list[str]:
    uid, gid = NOBODY_ELSE, NOBODY_ELSE
    if user is not None and os.geteuid() == 0:
        uid, gid = user.pw_uid, user.pw_gid
    words = [sys.executable, "-I", "-S", __file__, os.getpid(), int(on_death), uid, gid]
    return [str(word) for word in [*words, *command]]


def die_with_parent(on_death: int = signal.SIGKILL) -> None:
    """Ask the kernel to send `on_death` to this process when its parent dies."""
    prctl(PR_SET_PDEATHSIG, int(on_death))


def adopt_orphans() -> None:
    """Become the parent of all descendants whose own parent dies."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def main(arguments: list[str]) -> None:
    parent, on_death, uid, gid = (int(word) for word in arguments[:4])
    command = arguments[4:]
    if uid != NOBODY_ELSE:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    os.umask(0o077)
    die_with_parent(on_death)
    if os.getppid() != parent:
        raise SystemExit("the parent is gone already")
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
