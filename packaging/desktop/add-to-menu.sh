#!/bin/sh
# Puts SMART Game, where this folder lies now, into the menu: for every user if an administrator runs it, else for
# this user. With --desktop also onto this user's desktop; with --remove it takes both away again.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ "$(id -u)" -eq 0 ]; then
    menu=/usr/local/share/applications
else
    menu=${XDG_DATA_HOME:-$HOME/.local/share}/applications
fi
desktop=
if command -v xdg-user-dir >/dev/null 2>&1; then
    desktop=$(xdg-user-dir DESKTOP)
elif [ -n "${HOME:-}" ]; then
    desktop=$HOME/Desktop
fi

if [ "${1:-}" = --remove ]; then
    rm -f -- "$menu/smart-game.desktop"
    if [ -n "$desktop" ]; then rm -f -- "$desktop/smart-game.desktop"; fi
    echo "SMART Game is out of the menu. The folder itself is still there: $here"
    exit 0
fi

# A path in an entry is quoted twice: once for the list of words, once for the text of the entry.
quoted=$(printf '%s' "$here/smart-game" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
written=$(printf '%s' "$here/smart-game.png" | sed -e 's/\\/\\\\/g')
mkdir -p -- "$menu"
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s"\n' "$quoted" ;;
        Icon=*) printf 'Icon=%s\n' "$written" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/smart-game.desktop" >"$menu/smart-game.desktop"
chmod 644 "$menu/smart-game.desktop"
echo "SMART Game is in the menu: $menu/smart-game.desktop"
if [ "${1:-}" = --desktop ] && [ -n "$desktop" ]; then
    mkdir -p -- "$desktop"
    cp -- "$menu/smart-game.desktop" "$desktop/smart-game.desktop"
    chmod 755 "$desktop/smart-game.desktop"
    echo "SMART Game is on the desktop: $desktop/smart-game.desktop"
fi
