#!/bin/sh
# Makes a virtual environment with the first Python 3.11+ that can make one.
set -u
venv=$1
reason="There is no Python 3.11 or newer here."
for python in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$python" -m venv "$venv" 2>/dev/null && [ -x "$venv/bin/pip" ]; then
        exit 0
    fi
    rm -rf "$venv"
    reason="$python cannot make a virtual environment."
done
echo "$reason Type: apt-get install python3 python3-venv" >&2
exit 1
