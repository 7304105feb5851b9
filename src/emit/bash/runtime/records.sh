set -u
unset CDPATH

# --- Records ----------------------------------------------------------------

tags=() paths=() file_hashes=()
ids=() texts=() own=() kinds=() numbers=() lasts=()
steps=() hashes=() within=() does=() runs=() wants=() calls=()
parameters=()
precondition='' expected_steps=0 unreadable='' sections=' ' procedures=0

# Takes the text of a record, without its last line end.
take() {
  text=
  IFS= read -r -d '' text || :
  text=${text%$'\n'}
}

# keep KEY KIND NUMBER LAST: a text under what it is called by.
keep() {
  local n=${#ids[@]}
  ids[n]=$1 kinds[n]=$2 numbers[n]=$3 lasts[n]=$4 texts[n]=$text
}

article() {
  local n=${#tags[@]}
  tags[n]=$1 paths[n]=$2 file_hashes[n]=$3
}

# expect STEPS MESSAGE: how many steps there must be, and what is said where
# they cannot all be read.
expect() {
  expected_steps=$1 unreadable=$2
}

title() {
  take
  keep title title '' ''
}

before() {
  take
  keep before before '' ''
  precondition=${1-}
}

procedure() {
  take
  procedures=$((procedures + 1))
  keep "$1" procedure '' "$2"
  sections="$sections$1 "
}

group() {
  take
  keep "$1" group "$2" ''
  sections="$sections$1 "
}

result() {
  take
  keep "result $1" result '' ''
}

# step ID NUMBER HASH FLAG...
step() {
  take
  keep "$1" step "$2" ''
  local n=${#steps[@]} part=$1 inside='' flag name
  steps[n]=$1 hashes[n]=$3 does[n]=' ' runs[n]=0 wants[n]='' calls[n]=''
  # What it is part of has an id that its own begins with.
  while [ "$part" != "${part%.*}" ]; do
    part=${part%.*}
    case $sections in *" $part "*) inside="$part${inside:+ $inside}" ;; esac
  done
  within[n]=$inside
  sections="$sections$1 "
  shift 3
  for flag; do
    case $flag in
    needs=*)
      flag=${flag#*=},
      while [ -n "$flag" ]; do
        name=${flag%%,*}
        flag=${flag#*,}
        if find_parameter "$name"; then
          wants[n]="${wants[n]:+${wants[n]} }$found"
        fi
      done
      ;;
    calls=*) calls[n]=${flag#*=} ;;
    *) does[n]="${does[n]}$flag " ;;
    esac
  done
}

# find_words KEY: sets `found` to the index of a record, `text` to its words in
# the chosen language.
find_words() {
  for ((found = 0; found < ${#ids[@]}; found++)); do
    if [ "${ids[found]}" = "$1" ]; then
      text=${own[found]-${texts[found]}}
      return 0
    fi
  done
  text=
  return 1
}

# Reads all that the runbook holds, in the chosen language. Where a record is
# missing, there was no room for it: a shell may keep it in a file.
read_runbook() {
  steps
  if [ "${#steps[@]}" -ne "$expected_steps" ]; then
    printf '%s\n' "$unreadable" >&2
    exit 1
  fi
  if [ "$language" -ne 0 ]; then
    words "${tags[language]}"
    if [ "${#own[@]}" -eq 0 ]; then
      printf '%s\n' "The runbook could not be read: is there room in ${TMPDIR:-/tmp}?" >&2
      exit 1
    fi
  fi
}

# --- Messages ---------------------------------------------------------------

# Takes the messages of a language: a line each, a key and its text.
say_all() {
  local key message
  while IFS=' ' read -r key message; do
    printf -v "message_${key//-/_}" %s "$message"
  done
}

# say KEY VALUE...: sets `said` to a message, with its values in their places.
say() {
  local name=message_${1//-/_} template head n
  template=${!name-$1}
  shift
  said=
  while [[ $template = *'{'[1-9]'}'* ]]; do
    head=${template%%'{'[1-9]'}'*}
    n=${template#"$head{"}
    n=${n%%\}*}
    said=$said$head${!n-}
    template=${template#"$head{$n}"}
  done
  said=$said$template
}

# Sets `language` to the index of the language that a tag asks for: the tag
# itself, the same without a script between, the script, the language alone.
find_language() {
  local n tag rest
  shopt -s nocasematch
  for rest in whole region script language; do
    for ((n = 0; n < ${#tags[@]}; n++)); do
      tag=${tags[n]}
      case $rest in
      region) case $tag in *-*-*) tag=${tag%%-*}-${tag##*-} ;; esac ;;
      script) case $tag in *-????-*) tag=${tag%-*} ;; *-????) ;; *) continue ;; esac ;;
      language) tag=${tag%%-*} ;;
      esac
      if [[ $1 = "$tag" ]] || [[ $rest != whole && $rest != region && $1 = "$tag"-* ]]; then
        shopt -u nocasematch
        found=$n
        return 0
      fi
    done
  done
  shopt -u nocasematch
  return 1
}
