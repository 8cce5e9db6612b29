# Sourced by ./platformtenant, ./demo and .ci/run: finds what they need, and builds what is out of date.
# Tells people on stderr; stdout belongs to the program.

# The folder of the project, also where this was sourced from elsewhere.
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
version=$(sed -n 's:.*<revision>\(.*\)</revision>.*:\1:p' "$project/pom.xml")
# Netty loads native code and touches sun.misc.Unsafe; on Java 25 both must be said.
jvm_flags="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

say() { printf '%s\n' "$*" >&2; }
die() {
  say "$@"
  exit 3
}

# Whether a folder holds a JDK (not only a runtime) of version 25 or later.
is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${major:-0}" -ge 25 ]
}

home_of_java_on_path() {
  command -v java >/dev/null || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' || true
}

# Sets JAVA_HOME to a JDK 25, or returns 1.
find_jdk25() {
  local home
  for home in "${JAVA_HOME:-}" "$(home_of_java_on_path)" /usr/lib/jvm/*25* \
    "$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)" "$HOME"/.sdkman/candidates/java/25*; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      export JAVA_HOME="$home"
      return 0
    fi
  done
  return 1
}

need_jdk25() {
  find_jdk25 || die "There is no JDK 25: not in JAVA_HOME, not as java on the PATH, not in /usr/lib/jvm." \
    "Install one (any vendor's), or point JAVA_HOME at it."
}

need_maven() {
  command -v mvn >/dev/null || die "There is no Maven: mvn is not on the PATH." \
    "Install Maven 3.8.6 or later, for example the package maven of your system."
  # Maven runs on the JDK 25 too, and its own libraries need the same word.
  export MAVEN_OPTS="$jvm_flags ${MAVEN_OPTS:-}"
}

jar_of() { printf '%s' "$1/target/platform-tenant-${1##*/}-$version.jar"; }

# up_to_date MODULE MODULE...: whether the jar of the first is there and no older than the sources of all.
up_to_date() {
  local jar module sources=(pom.xml)
  jar=$(jar_of "$1")
  [ -f "$jar" ] && [ -d "$1/target/lib" ] || return 1
  for module in "$@"; do
    sources+=("$module/../pom.xml" "$module/pom.xml" "$module/src/main")
    # The program brings them as examples.
    if [ -d "$module/src/test/resources/cases" ]; then
      sources+=("$module/src/test/resources/cases")
    fi
  done
  [ -z "$(find "${sources[@]}" -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

# build MODULE MODULE...: builds the first with those it needs, without tests, if it must.
build() {
  # Inside a build, what it has just made is what is meant.
  if [ -n "${PLATFORMTENANT_NO_BUILD:-}" ] || up_to_date "$@"; then
    return 0
  fi
  need_maven
  say "building $1 ..."
  local log started=$SECONDS
  log=$(mktemp)
  if ! mvn -B -ntp -pl "$1" -am package -Dmaven.test.skip -Dspotless.check.skip >"$log" 2>&1 </dev/null; then
    grep -E '^\[(WARNING|ERROR)\]' "$log" >&2 || cat "$log" >&2
    rm -f "$log"
    die "The build failed; what Maven said is above."
  fi
  rm -f "$log"
  # Maven leaves a jar alone whose contents are the same; it is up to date all the same.
  touch "$(jar_of "$1")"
  say "built in $((SECONDS - started)) s"
}
