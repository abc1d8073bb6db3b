#!/usr/bin/env bash
# Shows that Loomcell runs as an ordinary user without any privilege on a system that it can read only, but for its data folder:
# bash deploy/try-read-only.sh, as root on Linux, after npm ci --omit=dev && npm run build. It starts on an empty folder and removes it.
# ACCOUNT names one that nothing else runs as meanwhile, since what that writes would be counted; nobody when unset.
set -euo pipefail
program=$(cd "$(dirname "$0")/.." && pwd)
port=${PORT:-3977}
account=${ACCOUNT:-nobody}
work=$(mktemp -d /var/tmp/loomcell-try-XXXXXX)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
install -d -o "$account" -m 700 "$work/data"
touch "$work/began"
sleep 1

in_its_view='
mount --bind "$DATA" "$DATA"
mount -o remount,bind,ro /
mount -t tmpfs -o mode=1777,size=512m tmpfs /tmp
mount -t tmpfs -o mode=1777 tmpfs /dev/shm
exec setpriv --reuid="$ACCOUNT" --regid=nogroup --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  env -i PATH="$PROGRAM/node_modules/.bin:/usr/bin:/bin" LC_ALL=C NODE_ENV=production BREACHED_PASSWORDS=off \
  LOOMCELL_DATA="$DATA" PORT="$PORT" FIRST_KEYS=file LOG_LEVEL=warn bash -c "$INSIDE"'

inside='
node api/main.ts --empty &
server=$!
for _ in $(seq 90); do sleep 1; curl -sf "http://127.0.0.1:$PORT/readyz" && break; done
for page in / /tour/buyer /api/v1/reference /sign-in; do
  curl -s -o /dev/null -w " %{http_code} $page" "http://127.0.0.1:$PORT$page"
done
echo
grep -E "^(Uid|CapEff|CapBnd|NoNewPrivs)" "/proc/$server/status"
kill "$server"
wait "$server" && echo "ended in good order"'

cd "$program"
ACCOUNT=$account PROGRAM=$program DATA=$work/data PORT=$port INSIDE=$inside \
  unshare --mount --propagation private bash -c "$in_its_view"
written=$(find / -xdev -newer "$work/began" -user "$account" -not -path '/proc/*' -not -path "$work/*" 2>/dev/null | head || true)
changed=$(find "$program" -newer "$work/began" | head)
echo "Written elsewhere: ${written:-nothing}"
echo "Changed in the program's folder: ${changed:-nothing}"
[ -z "$written$changed" ]
