#!/usr/bin/env bash
# Installs what the tests need besides Go, Node, make and git: a C compiler, PostgreSQL server binaries, Chromium and a CJK
# font; with the argument build only the compiler. The only list of apt packages in this repository. What is there already
# is left alone.
set -euo pipefail

first() { for f in "$@"; do [ -x "$f" ] && return 0; done; return 1; }
have_postgres() { command -v initdb >/dev/null || first /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb; }
have_btree_gist() {
	local dir
	for dir in /usr/share/postgresql/*/extension /usr/pgsql-*/share/extension /opt/homebrew/share/postgresql*/extension \
		"$(pg_config --sharedir 2>/dev/null || true)/extension"; do
		[ -e "$dir/btree_gist.control" ] && return 0
	done
	return 1
}
have_chromium() { [ -x "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || first "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; }
have_cjk_font() {
	if command -v fc-list >/dev/null; then [ -n "$(fc-list :lang=zh-cn family)" ]; return; fi
	[ "$(uname)" = Darwin ] || [ -n "$(find /usr/share/fonts -iname '*cjk*' -print -quit 2>/dev/null)" ]
}

missing=() packages=()
need() { missing+=("$1"); shift; packages+=("$@"); }
read -r cc _ <<<"$(go env CC 2>/dev/null || echo gcc)"
command -v "$cc" >/dev/null || need "a C compiler (SQLite is built with cgo)" gcc libc6-dev
if [ "${1:-test}" != build ]; then
	{ have_postgres && have_btree_gist; } || need "PostgreSQL 14 or newer, server binaries with the btree_gist extension" postgresql
	have_chromium || need "Chromium or Google Chrome" chromium
	have_cjk_font || need "a font with Chinese characters (Noto Sans CJK)" fonts-noto-cjk
fi
[ ${#missing[@]} -gt 0 ] || exit 0

say_what_is_missing() {
	echo "This machine lacks:" >&2
	printf '  - %s\n' "${missing[@]}" >&2
	echo "$1" >&2
	exit 1
}
command -v apt-get >/dev/null || say_what_is_missing "Install them with this system's package manager, then run make again."
if [ "$(id -u)" = 0 ]; then
	root=()
elif command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
	root=(sudo)
else
	say_what_is_missing "Run as root: apt-get update && apt-get install -y ${packages[*]}"
fi

# The tests start their own PostgreSQL: no server of the distribution shall be created or started because of them.
quiet=/etc/postgresql-common/createcluster.d/xiaoxiang-tests.conf
if [[ " ${packages[*]} " == *" postgresql "* ]]; then
	"${root[@]}" mkdir -p "${quiet%/*}"
	echo 'create_main_cluster = false' | "${root[@]}" tee "$quiet" >/dev/null
	trap '"${root[@]}" rm -f "$quiet"' EXIT
fi
echo "Installing ${packages[*]}" >&2
"${root[@]}" apt-get -qq update
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}" </dev/null
