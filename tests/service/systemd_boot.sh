#!/bin/bash
# The service as it is really run: a Debian tree is booted with systemd, an older ofsted-watch is installed there from wheels
# and upgraded to this one, which is killed, hung, reloaded, stopped and taken away. Needs root, debootstrap and
# systemd-container; about five minutes.
#   tests/service/systemd_boot.sh TREE [OLD]     TREE is made with debootstrap if it isn't there, and used again if it is;
#                                        OLD is a commit, by default the last one whose database had another form
set -euo pipefail
cd "$(dirname "$0")/../.."
tree=${1:?"name a folder for the Debian tree"}
unit=ofsted-watch
old=${2:-$(git log -1 --diff-filter=A --format=%H^ -- watcher/store/migrations/versions)}

[ -x "$tree/usr/bin/python3" ] || debootstrap --variant=minbase \
    --include=systemd,systemd-sysv,dbus,python3,python3-venv,ca-certificates,make bookworm "$tree"
rm -rf "$tree/srv/source" "$tree/srv/old" && mkdir -p "$tree/srv/source" "$tree/srv/old"
git ls-files -z | xargs -0 cp --parents -t "$tree/srv/source"
git archive "$old" | tar -x -C "$tree/srv/old"
# The wheels are built by the tree's own Python, while it can still reach the package index: once booted it has no network.
cp -L /etc/resolv.conf "$tree/etc/resolv.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$tree/etc/ssl/certs/ca-certificates.crt"
chroot "$tree" env -i PATH=/usr/bin:/bin HOME=/srv PIP_CERT=/etc/ssl/certs/ca-certificates.crt /bin/sh -c '
    [ -x /srv/build/bin/pip ] || python3 -m venv /srv/build
    for each in old source; do
        cd "/srv/$each" && rm -f "/srv/wheels-$each"/ofsted_watch-*
        sed -E "/^ *--hash/d; s/ *\\\\$//" requirements.lock > /srv/constraints.txt
        /srv/build/bin/pip --quiet --disable-pip-version-check wheel -c /srv/constraints.txt -w "/srv/wheels-$each" .
    done'
rm -rf "$tree/var/log/journal" "$tree/etc/ofsted-watch" "$tree/var/lib/private/ofsted-watch" "$tree/opt/ofsted-watch" \
    "$tree/etc/systemd/system/$unit.service" "$tree/etc/systemd/system/$unit-demo.service" "$tree/etc/systemd/system/multi-user.target.wants/$unit.service"
# A source that is not there: this tree has no network, and the service must live with that.
mkdir -p "$tree/etc/systemd/system/$unit.service.d"
printf '[Service]\nWatchdogSec=20s\n' > "$tree/etc/systemd/system/$unit.service.d/drill.conf"

systemd-nspawn --quiet -D "$tree" --boot --private-network --register=no --keep-unit --console=pipe < /dev/null > /dev/null 2>&1 &
booted=$!
# Asked to end, nspawn shuts the tree down in order; any other signal would leave what runs in it behind.
trap 'kill -TERM $booted 2>/dev/null; wait $booted 2>/dev/null || true' EXIT
leader=
for _ in $(seq 60); do
    leader=$(pgrep -P $booted -f systemd | head -1 || true)
    [ -n "$leader" ] && inside=$(nsenter -t "$leader" -a systemctl is-system-running 2>/dev/null || true)
    case "${inside:-}" in running | degraded) break ;; esac
    sleep 1
done
in_tree() { nsenter -t "$leader" -a env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
pid() { in_tree systemctl show -p MainPID --value $unit; }
restarts() { in_tree systemctl show -p NRestarts --value $unit; }
until_it() { # WHAT SECONDS TEST...: wait until TEST holds
    local what=$1 seconds=$2; shift 2
    for _ in $(seq "$seconds"); do if "$@"; then echo "ok: $what"; return; fi; sleep 1; done
    echo "NOT: $what"; in_tree journalctl -u $unit --no-pager | tail -40; exit 1
}
active() { [ "$(in_tree systemctl is-active $unit || true)" = active ]; }
restarted_since() { [ "$(restarts)" -gt "$1" ] && active; }
journal_says() { in_tree journalctl -u $unit --no-pager | grep -q "$1"; }

database() { # PYTHON: run with the database as `db`
    in_tree /opt/ofsted-watch/venv/bin/python -c "
import sqlite3
db = sqlite3.connect('/var/lib/private/ofsted-watch/ofsted-watch.db', timeout=30)
$1
db.commit()"
}
form() { database 'print(db.execute("SELECT version_num FROM alembic_version").fetchone()[0])'; }

in_tree /bin/sh -c 'cd /srv/old && WHEELS=/srv/wheels-old sh deploy/install.sh install'
in_tree systemctl enable --now $unit || true
until_it "an older version runs" 60 active
until_it "it has a database" 10 test -e "$tree/var/lib/private/ofsted-watch/ofsted-watch.db"
database 'db.execute("INSERT INTO mark (source, name, text) VALUES (?, ?, ?)", ("boot", "kept", "yes"))'
echo '# edited by hand' >> "$tree/etc/ofsted-watch/config.toml"
old_form=$(form)

in_tree /bin/sh -c 'cd /srv/source && WHEELS=/srv/wheels-source sh deploy/install.sh install'
until_it "upgraded, it runs again" 60 active
until_it "the database has its new form, instead of $old_form" 20 sh -c "[ '$(form)' != '$old_form' ]"
[ "$(database 'print(db.execute("SELECT text FROM mark WHERE name = ?", ("kept",)).fetchone()[0])')" = yes ]
echo "ok: what it remembered is still there"
ls "$tree/var/lib/private/ofsted-watch/ofsted-watch.db.before-upgrade-from-$old_form" > /dev/null
echo "ok: a copy of the database before the upgrade lies beside it"
tail -1 "$tree/etc/ofsted-watch/config.toml" | grep -q "edited by hand" && echo "ok: the config is as it was edited"
in_tree systemd-analyze verify /etc/systemd/system/$unit.service /etc/systemd/system/$unit@2.service /etc/systemd/system/$unit-worker@1.service
echo "ok: systemd-analyze verify is clean"
in_tree systemd-analyze security --offline=true /etc/systemd/system/$unit.service | tail -1
in_tree /usr/local/bin/ofsted-watch check --config /etc/ofsted-watch/config.toml

until_it "it runs with the shipped config and no secret" 60 active

# Readers in processes of their own, the page, Slack and mail under the unit's hardening, where nothing but the demo's replica can be reached.
sed -E '/^(ExecReload|Restart|RestartSec|WatchdogSec|StateDirectory.*|LoadCredential)=/d; s/^Type=.*/Type=oneshot/; s/^(ExecStart=[^ ]+) .*/\1 demo/' \
    "$tree/etc/systemd/system/$unit.service" > "$tree/etc/systemd/system/$unit-demo.service"
in_tree systemctl daemon-reload
in_tree systemctl start $unit-demo || { in_tree journalctl -u $unit-demo --no-pager | tail -40; exit 1; }
in_tree journalctl -u $unit-demo --no-pager -o cat | grep -q "0 messages repeated"
echo "ok: under the same hardening the demo reads its documents and tells of them"

in_tree ofsted-watch status --config /etc/ofsted-watch/config.toml || true
in_tree ofsted-watch backup /tmp/copy.db --config /etc/ofsted-watch/config.toml
[ ! -e "$tree/etc/ofsted-watch/ofsted-watch.db" ] && echo "ok: commands from a shell mean the service's database"
before=$(restarts)
in_tree sh -c "kill -9 $(pid)"
until_it "killed with -9, it is started again" 30 restarted_since "$before"

before=$(restarts)
in_tree sh -c "kill -STOP $(pid)"
until_it "stopped with SIGSTOP, the watchdog starts it again" 90 restarted_since "$before"

sed -i 's/"Liverpool"/"Liverpool", "Leeds"/' "$tree/etc/ofsted-watch/config.toml"
in_tree systemctl reload $unit
until_it "a good config is taken over" 30 journal_says Leeds
kept=$(pid)
sed -i 's/"Leeds"/"Leads"/' "$tree/etc/ofsted-watch/config.toml"
in_tree systemctl reload $unit
until_it "a bad config is told of" 30 journal_says Leads
[ "$(pid)" = "$kept" ] && active && echo "ok: and it runs on"

start=$(date +%s%N)
in_tree systemctl stop $unit
echo "ok: stopped in $((($(date +%s%N) - start) / 1000000)) ms, $(in_tree systemctl show -p Result --value $unit)"
in_tree journalctl -u $unit --no-pager -o cat
in_tree /bin/sh -c 'cd /srv/source && sh deploy/install.sh uninstall'
[ ! -e "$tree/opt/ofsted-watch" ] && [ ! -e "$tree/etc/systemd/system/$unit@.service" ] && [ -e "$tree/var/lib/private/ofsted-watch/ofsted-watch.db" ] && \
    [ -e "$tree/etc/ofsted-watch/config.toml" ] && echo "ok: taken away; settings and database stayed"
