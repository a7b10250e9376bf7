#!/bin/sh
# Finds Chromium for the tests, or gets it from Debian's (Ubuntu's) packages: as
# root by installing them, as another user by unpacking them into the environment.
#
#   chromium.sh VENV          makes sure there is one
#   chromium.sh VENV --path   prints where it is
set -u
venv=$1
mode=${2:-}
unpacked=$venv/chromium
wrapper=$unpacked/chromium

found() {
    for name in ${MOSTY_CHROMIUM:-} chromium chromium-browser google-chrome; do
        path=$(command -v "$name" 2>/dev/null) || continue
        case $(readlink -f "$path") in */snap) continue ;; esac
        # Ubuntu's is a script that only points to a snap.
        "$path" --version >/dev/null 2>&1 && echo "$path" && return 0
    done
    [ -x "$wrapper" ] && echo "$(pwd)/$wrapper" && return 0
    return 1
}

tell() {
    echo "The tests need Chromium, and it could not be had here. Type: sudo apt-get install chromium" >&2
    exit 1
}

install_as_root() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1 && return 0
    apt-get update -qq >/dev/null 2>&1
    apt-get install -qq -y --no-install-recommends chromium >/dev/null
}

# apt keeps its lists, cache and locks in a folder of ours; what is installed it
# learns from the machine.
apt() {
    apt-get -o Debug::NoLocking=1 -o Dir::State::status=/var/lib/dpkg/status \
        -o Dir::State::lists="$here/lists" -o Dir::Cache="$here/cache" "$@"
}

unpack_as_user() {
    here=$(pwd)/$venv/apt
    mkdir -p "$here/lists/partial" "$here/cache/archives/partial" "$here/packages"
    apt -qq update >/dev/null || return 1
    needed=$(apt -s -qq --no-install-recommends install chromium |
        sed -n 's/^Inst \([^ ]*\) .*/\1/p') || return 1
    [ -n "$needed" ] || return 1
    # shellcheck disable=SC2086 # a list of names
    (cd "$here/packages" && apt -qq download $needed >/dev/null) || return 1
    mkdir -p "$unpacked/root"
    for package in "$here"/packages/*.deb; do
        dpkg -x "$package" "$unpacked/root" || return 1
    done
    rm -rf "$here"
    write_wrapper
}

write_wrapper() {
    root=$(pwd)/$unpacked/root
    libraries=$(find "$root" -name '*.so*' -exec dirname {} + | sort -u | tr '\n' ':')
    fonts=/etc/fonts
    [ -d $fonts ] || fonts=$root/etc/fonts
    {
        echo '#!/bin/sh'
        echo "export LD_LIBRARY_PATH='$libraries'"
        echo "export FONTCONFIG_PATH='$fonts'"
        echo "export XDG_DATA_DIRS='$root/usr/share:/usr/share'"
        echo "exec '$root/usr/lib/chromium/chromium' \"\$@\""
    } >"$wrapper"
    chmod 755 "$wrapper"
}

[ "$mode" = --path ] && { found || tell; exit 0; }
found >/dev/null && exit 0
command -v apt-get >/dev/null 2>&1 || tell
echo "Getting Chromium …"
if [ "$(id -u)" = 0 ]; then install_as_root || tell; else unpack_as_user || tell; fi
found >/dev/null || tell
