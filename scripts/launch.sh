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

# Sets $java to the java of JAVA_HOME, else of the PATH, if it is new enough; $java_version to its feature number
# (17, 21, ...) and $java_release to what stands in its release file. Without other programs where that goes: starting
# those takes half as long as starting Java.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it"
    else
        java=$(command -v java) || fail "there is no java: install a JDK, 17 or newer, or set JAVA_HOME"
    fi
    local home version
    home=$(readlink -f "$java")
    home=${home%/bin/java}
    java_release=
    [ ! -r "$home/release" ] || java_release=$(<"$home/release")
    if [[ $java_release =~ JAVA_VERSION=\"([^\"]*) ]]; then
        version=${BASH_REMATCH[1]}
    else
        version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    fi
    version=${version#1.} # Java 8 calls itself 1.8
    java_version=${version%%[!0-9]*}
    [ "${java_version:-0}" -ge 17 ] || fail "$java is Java $java_version, but 17 or newer is needed: set JAVA_HOME to one"
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
# From Java 25 on it also keeps how they are linked, lambdas above all; but not what is worth compiling thoroughly,
# which the run for the archive is too short to tell.
share_classes() {
    local jar=$1 maker= version= archive make=ArchiveClassesAtExit ending=jsa
    shift
    shared=(-Xshare:auto) # as it is without options
    [[ ! $java_release =~ IMPLEMENTOR=\"([^\"]*) ]] || maker=${BASH_REMATCH[1]}
    [[ ! $java_release =~ JAVA_(RUNTIME_)?VERSION=\"([^\"]*) ]] || version=${BASH_REMATCH[2]}
    [ -n "$version" ] || return 0
    [ "$java_version" -lt 25 ] || make=AOTCacheOutput ending=aot
    archive=$maker-$version
    archive=${jar%.jar}-${archive//[!A-Za-z0-9.+-]/_}.$ending
    if [ "$jar" -nt "$archive" ]; then # also where there is no archive
        "$java" "-XX:$make=$archive.$$" -jar "$jar" "$@" >/dev/null 2>&1 &&
            mv -f "$archive.$$" "$archive" || return 0 # it works without, too
    fi
    if [ $ending = aot ]; then
        shared=("-XX:AOTCache=$archive" -Xlog:aot=off)
        # an option of the JVM's makers, which a later Java may not have
        shared+=(-XX:+UnlockDiagnosticVMOptions -XX:+IgnoreUnrecognizedVMOptions -XX:-AOTReplayTraining)
    else
        shared=("-XX:SharedArchiveFile=$archive" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
    fi
}
