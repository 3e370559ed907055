#!/bin/sh
# Installs or upgrades ofsted-watch on this machine, or takes it away. Called by `make install` and `make uninstall`.
#   PYTHON   the Python to use (3.11 or newer)
#   WHEELS   a folder of wheels, for a machine without the package index (`make wheels` fills one)
set -eu
cd "$(dirname "$0")/.."
program=/opt/ofsted-watch
settings=/etc/ofsted-watch
unit=/etc/systemd/system/ofsted-watch.service
second=/etc/systemd/system/ofsted-watch@.service
worker=/etc/systemd/system/ofsted-watch-worker@.service
python=${PYTHON:-python3}
pip() { PIP_DISABLE_PIP_VERSION_CHECK=1 "$program/venv/bin/python" -m pip --quiet "$@"; }

[ "$(id -u)" = 0 ] || { echo "This writes to /opt, /etc and systemd: run it as root (sudo make ${1:-install})."; exit 2; }

case "${1:-install}" in
install)
    # Older ones hand a service no folder of secrets (LoadCredential): it would be installed, and never start.
    systemd=$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p')
    [ "${systemd:-0}" -ge 250 ] || {
        echo "The service needs systemd 250 or newer; this machine has ${systemd:-none}. \`ofsted-watch run\` needs no systemd."
        exit 2; }
    # What comes last is tried first: in a container or under WSL systemd may be there and not run, and all would be written.
    systemctl daemon-reload || {
        echo "systemd does not run here (process 1 is another program): nothing was installed. \`ofsted-watch run\` needs no systemd."
        exit 2; }
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        echo "ofsted-watch needs Python 3.11 or newer; $python is older. Say which: make install PYTHON=python3.12"; exit 2; }
    install -d -m 755 "$program" "$settings"
    install -d -m 700 "$settings/secrets"
    # What was added to it (pip install "ofsted-watch[apprise]") is brought along, and to the versions that were tested, too.
    extras=
    for each in apprise:apprise pg8000:postgresql procrastinate:workers; do
        ls -d "$program"/venv/lib/python*/site-packages/"${each%:*}" > /dev/null 2>&1 && extras="$extras,${each#*:}"
    done
    # Also where the system's Python was replaced by a newer one: it doesn't see what was installed for the old one.
    "$program/venv/bin/python" -m pip --version > /dev/null 2>&1 || "$python" -m venv --clear "$program/venv"
    if [ -n "${WHEELS:-}" ]; then
        pip install --no-index --find-links "$WHEELS" --upgrade ofsted-watch
        pip install --no-index --find-links "$WHEELS" --no-deps --force-reinstall ofsted-watch
    else
        # The versions that were tested, without the hashes, which pip would ask of this folder, too.
        sed -E '/^ *--hash/d; s/ *\\$//' requirements.lock > "$program/constraints.txt"
        pip install --upgrade --constraint "$program/constraints.txt" ".${extras:+[${extras#,}]}"
    fi
    # What reads documents is compiled now: the service may not write there, and would compile it at each start.
    "$program/venv/bin/python" -I -c 'from watcher.reading import reader_parent as it; it.load(["watcher.sources.prepared"])'
    install -m 644 README.md CHANGELOG.md LICENSE "$program/"
    [ -e "$settings/config.toml" ] || install -m 644 config.toml "$settings/config.toml"
    install -m 644 deploy/ofsted-watch.service "$unit"
    # Further processes of one machine, ofsted-watch@2: without a folder for a database, so that none begins its own.
    sed '/^StateDirectory/d; /^# The database\./d' deploy/ofsted-watch.service > "$second"
    # Machines that only take jobs, ofsted-watch-worker@1: closed off as the service is.
    sed 's/ofsted-watch run /ofsted-watch worker /' "$second" > "$worker"
    ln -sf "$program/venv/bin/ofsted-watch" /usr/local/bin/ofsted-watch
    systemctl daemon-reload
    if systemctl --quiet is-active ofsted-watch; then
        systemctl restart ofsted-watch
        systemctl try-restart 'ofsted-watch@*' 'ofsted-watch-worker@*' || true
        echo "Upgraded, and the service was restarted."
        "$program/venv/bin/ofsted-watch" check --config "$settings/config.toml" ||
            echo "Until that is mended the service goes by the last config that was in order."
    else
        echo "Installed. Next:"
        echo "  1. edit $settings/config.toml; put tokens and passwords into files in $settings/secrets"
        echo "  2. ofsted-watch check --config $settings/config.toml"
        echo "  3. systemctl enable --now ofsted-watch"
    fi
    ;;
uninstall)
    systemctl disable --now ofsted-watch || true
    systemctl stop 'ofsted-watch@*' 'ofsted-watch-worker@*' || true
    systemctl disable ofsted-watch@.service ofsted-watch-worker@.service || true
    rm -rf "$unit" "$second" "$worker" "$program" /usr/local/bin/ofsted-watch
    systemctl daemon-reload || true
    echo "Taken away. Kept: $settings (settings, secrets) and /var/lib/private/ofsted-watch (the database)."
    ;;
*)
    echo "usage: $0 install|uninstall"; exit 2 ;;
esac
