#!/bin/sh
# Lays out everything of the image but our own jars: a Java runtime, the C library it needs, and who runs it.
# Usage: root.sh JAVA_HOME FOLDER
set -eu

java_home=$1
root=$2
rm -rf "$root"
mkdir -p "$root/opt" "$root/etc" "$root/tmp"

# As a package URL has it.
escaped() {
  printf '%s' "$1" | sed 's/%/%25/g; s/+/%2B/g; s/:/%3A/g; s/ /%20/g'
}

# What the jars use, as jdeps tells; java.desktop is for the java.beans of Log4j.
"$java_home/bin/jlink" --output "$root/opt/java" \
  --add-modules java.base,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.httpserver,jdk.unsupported \
  --strip-debug --no-header-files --no-man-pages --compress zip-6
# The runtime starts no other program, and has no screen, printer or sound to show anything on.
rm -f "$root/opt/java/bin/keytool" "$root/opt/java/bin/rmiregistry" "$root/opt/java/bin/jrunscript"
for library in awt awt_headless awt_xawt fontmanager freetype harfbuzz javajpeg jawt jsound lcms mlib_image splashscreen; do
  rm -f "$root/opt/java/lib/lib$library.so"
done

# Debian's packages of the libraries that the runtime is linked with, and nothing else of Debian.
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
cd "$fetched"
packages="libc6 zlib1g libgcc-s1 libstdc++6"
# shellcheck disable=SC2086
apt-get download -qq $packages >apt.log 2>&1 || {
  apt-get update -qq >apt.log 2>&1 && apt-get download -qq $packages >>apt.log 2>&1
} || {
  cat apt.log >&2
  echo "Debian's packages $packages could not be fetched with apt-get; the image needs them." >&2
  exit 1
}
for package in *.deb; do
  dpkg-deb -x "$package" unpacked
done

# What an image scanner reads, as CycloneDX: none of it has a package manager's database here.
sbom=$root/usr/share/sbom
mkdir -p "$sbom"
{
  # shellcheck disable=SC1091
  . "$java_home/release"
  printf '{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [\n'
  printf '  {"type": "platform", "name": "openjdk", "version": "%s", "purl": "pkg:generic/openjdk@%s?vendor=%s"}' \
    "$JAVA_RUNTIME_VERSION" "$(escaped "$JAVA_RUNTIME_VERSION")" "$(escaped "$IMPLEMENTOR")"
  for package in *.deb; do
    name=$(dpkg-deb -f "$package" Package)
    version=$(dpkg-deb -f "$package" Version)
    printf ',\n  {"type": "library", "name": "%s", "version": "%s", "purl": "pkg:deb/debian/%s@%s?arch=%s"}' \
      "$name" "$version" "$(escaped "$name")" "$(escaped "$version")" "$(dpkg-deb -f "$package" Architecture)"
  done
  printf '\n]}\n'
} >"$sbom/runtime.cdx.json"

loader=$(find unpacked -name 'ld-linux*.so.*' | head -n 1)
case $loader in
  *x86-64*) mkdir "$root/lib64" && cp -L "$loader" "$root/lib64/" ;;
  *) mkdir "$root/lib" && cp -L "$loader" "$root/lib/" ;;
esac
mkdir -p "$root/usr/lib"
for library in $(find "$root/opt/java/lib" -name '*.so' -exec readelf -d {} + |
  sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort -u) libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
  # Those of the runtime itself lie beside one another already.
  if [ -z "$(find "$root/opt/java/lib" -name "$library")" ]; then
    found=$(find unpacked -name "$library" | head -n 1)
    case $library in ld-linux*) continue ;; esac
    [ -n "$found" ] || {
      echo "$library is in none of $packages, and the Java runtime needs it." >&2
      exit 1
    }
    cp -L "$found" "$root/usr/lib/"
  fi
done

echo 'nonroot:x:65532:65532::/tmp:/' >"$root/etc/passwd"
echo 'nonroot:x:65532:' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
