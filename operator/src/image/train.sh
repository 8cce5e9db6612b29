#!/bin/sh
# Trains the image's Java runtime on our program: what it loads and links at its start is kept in a cache beside the
# jars, and the next start takes it from there. The cache holds for this runtime and these options alone; where one of
# them differs, the runtime starts as if there were none.
# Usage: train.sh TARGET EXAMPLES, after root.sh and the jars
set -eu
LC_ALL=C
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
target=$1
examples=$2
trained=$target/image-trained/app
laid=$target/image-app/app
rm -rf "$target/image-trained" "$target/image-app"
mkdir -p "$trained" "$laid/classpath" "$laid/libs"

# As the image will have them, the time that jib gives every file included: a cache is for one class path.
cp "$target"/platform-tenant-operator-*.jar "$laid/classpath/"
rm -f "$laid"/classpath/*-tests.jar
cp "$target"/lib/*.jar "$laid/libs/"
find "$laid" -name '*.jar' -exec touch -d @1 {} +

jars=$(cd "$laid" && printf '/app/%s:' classpath/*.jar libs/*.jar)
{
  cat "$here/java.args"
  echo '-XX:AOTCache=/app/platformtenant.aot'
  # A cache that does not hold costs time and nothing else: nobody wants to read of it at each start.
  echo '-Xlog:aot*=off'
  echo '-cp'
  echo "${jars%:}"
} >"$trained/java.args"

# There is no server at this address: it learns to connect, and to try again.
cat >"$target/image-app/kubeconfig" <<'KUBECONFIG'
apiVersion: v1
kind: Config
clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
users: [{name: none, user: {token: none}}]
contexts: [{name: none, context: {cluster: none, user: none}}]
current-context: none
KUBECONFIG

sed -e "s|/app/platformtenant.aot|$trained/platformtenant.aot|" \
  -e 's|-XX:AOTCache=|-XX:AOTCacheOutput=|' \
  -e "s|/app/\([cl]\)|$laid/\1|g" "$trained/java.args" >"$target/image-app/java.args"
KUBECONFIG=$target/image-app/kubeconfig "$target/image-root/opt/java/bin/java" "@$target/image-app/java.args" \
  io.platformtenant.operator.cli.Training "$examples" >"$target/image-app/training.log" 2>&1 &
training=$!
for _ in $(seq 300); do
  if grep -q 'will retry' "$target/image-app/training.log"; then
    break
  fi
  kill -0 "$training" 2>/dev/null || break
  sleep 1
done
kill "$training" 2>/dev/null || true
wait "$training" || true
[ -s "$trained/platformtenant.aot" ] || {
  tail -n 20 "$target/image-app/training.log" >&2
  echo "The training left no cache." >&2
  exit 1
}
