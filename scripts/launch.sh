# Copyright 2026 The Quayside Authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# For the scripts that start our programs, which set $root and source this file.
: "${root:?}"

# Ends the script with a message.
fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# Sets $java to the java of JAVA_HOME, else of the PATH, if it is new enough.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
    else
        java=$(command -v java) || fail "there is no java: install a JDK, 17 or newer, or set JAVA_HOME"
    fi
    local version
    version=$(java_version "$java")
    [ "$version" -ge 17 ] || fail "$java is Java $version, but 17 or newer is needed: set JAVA_HOME to one"
}

# Prints the feature number (17, 21, ...) of a java: the one that stands in its release file, since starting
# it only to ask would double the time that a command takes to start.
java_version() {
    local home version
    home=$(dirname "$(dirname "$(readlink -f "$1")")")
    version=$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$home/release" 2>/dev/null) ||
        version=$("$1" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    version=${version#1.} # Java 8 calls itself 1.8
    version=${version%%[!0-9]*}
    echo "${version:-0}"
}

# older FILE SOURCE...: whether FILE is missing, or older than anything in the sources. (A folder that
# is newer has lost a file, or got one.)
older() {
    local made=$1
    shift
    [ ! -e "$made" ] || [ -n "$(find "$root/pom.xml" "$@" -newer "$made" 2>/dev/null)" ]
}

# bring_up_to_date MODULE FILE...: builds the module and what it needs, if the function stale says so. One
# build at a time: who comes second waits, and finds the work done. The files are what stale looks at: a build
# that finds nothing changed in them leaves them as old as they were.
bring_up_to_date() {
    stale || return 0
    command -v mvn >/dev/null || fail "there is no mvn: Maven is needed to build"
    local module=$1
    shift
    (
        if command -v flock >/dev/null; then
            flock 9
            stale || exit 0
        fi
        echo "building..." >&2
        mvn --quiet --batch-mode -f "$root/pom.xml" -pl "$module" -am package \
            -Dmaven.test.skip=true -Dspotless.check.skip=true >&2 9<&- && touch "$@"
    ) 9<"$root/pom.xml" || fail "the build failed"
}

# share_classes JAR ARGUMENT...: sets $shared to the options that let the jar start from an archive of loaded classes,
# which takes a third off the time to the first answer. It is made once for each java, from a run with the arguments.
share_classes() {
    local jar=$1 release archive
    shift
    shared=(-Xshare:auto) # as it is without options
    release=$(dirname "$(dirname "$(readlink -f "$java")")")/release
    [ -r "$release" ] || return 0
    archive=${jar%.jar}-$(cksum <"$release" | cut -d ' ' -f 1).jsa
    if [ "$jar" -nt "$archive" ]; then # also where there is no archive
        "$java" -XX:ArchiveClassesAtExit="$archive.$$" -jar "$jar" "$@" >/dev/null 2>&1 &&
            mv -f "$archive.$$" "$archive" || return 0 # it works without, too
    fi
    shared=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
}
