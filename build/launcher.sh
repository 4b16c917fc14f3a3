# What the launchers share. `zimmer`, `bench/run` and `cassandra-kit/run` set `name`, which begins each
# line that they print, and `home`, the root of the project, and then read this file.
#
# The environment is not to be trusted: a variable may be missing, empty or odd.

oldest=25
unset IFS

say() {
  printf '%s: %s\n' "$name" "$1" >&2
}

# --- a JDK that is new enough; its file `release` tells without starting it

is_new_enough() {
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] || return 1
  feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$feature" ] && [ "$feature" -ge "$oldest" ]
}

# Sets `jdk`, or ends.
find_jdk() {
  on_path=$(command -v java || printf /none/bin/java)
  on_path=$(readlink -f -- "$on_path" || printf '%s\n' "$on_path")
  for candidate in "${JAVA_HOME:-/none}" "$(dirname -- "$(dirname -- "$on_path")")" \
    /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/none}"/.sdkman/candidates/java/* "${HOME:-/none}"/.jdks/*; do
    if is_new_enough "$candidate"; then
      jdk=$(cd -- "$candidate" && pwd -P)
      return
    fi
  done
  say "needs JDK $oldest or later: install one, or set JAVA_HOME to where it is"
  exit 1
}

# --- building

# Maven runs on an older JDK too, but not on a JAVA_HOME that leads nowhere from the root.
maven_finds_java() {
  case ${JAVA_HOME:-} in
    /*) [ -x "$JAVA_HOME/bin/java" ] ;;
    '') command -v java >/dev/null 2>&1 ;;
    *) false ;;
  esac
}

# Runs Maven on the root, with all it prints on standard error, and without control sequences.
#
# $1 is what to say before, the others are for Maven.
build() {
  if ! command -v mvn >/dev/null 2>&1; then
    say "has to be built, and there is no mvn: install Apache Maven 3.6.3 or later"
    exit 1
  fi
  if [ ! -w "$home" ]; then
    say "has to be built, and $home cannot be written"
    exit 1
  fi
  say "$1"
  shift
  (
    cd -- "$home"
    umask go-w # who may read the program need not be able to change it
    maven_finds_java || export JAVA_HOME="$jdk"
    export MAVEN_OPTS="${MAVEN_OPTS:-} -Djansi.noreset=true"
    exec mvn -B -q --no-transfer-progress -Dstyle.color=never "$@"
  ) >&2
}
