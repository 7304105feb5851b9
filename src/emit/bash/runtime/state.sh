# --- State ------------------------------------------------------------------

outcomes=() began=() ended=() statuses=() reasons=() again=()
run='' started='' finished='' evidence='' pending='' previous='' sequence=0 over=''
at_step='' at_command='' at_attempt='' at_start='' at_process='' lock='' lock_token='' stored=()

# Sets `folder` to where this runbook keeps its state, and makes it.
find_folder() {
  local base=${XDG_STATE_HOME-}
  if [ -z "$base" ]; then
    if [ -z "${HOME-}" ]; then
      warn_of state-no-home
      exit 1
    fi
    base=$HOME/.local/state
  fi
  folder=$base/runbookc/$state_key
  # What is ours is nobody else's; what commands make is as ever.
  usual_umask=$(umask)
  umask 077
  operator=$(id -un 2>/dev/null) || operator=${LOGNAME-}
  if [ -n "${SUDO_USER-}" ] && [ "$SUDO_USER" != "$operator" ]; then
    operator="$operator ($SUDO_USER)"
  fi
  machine=${HOSTNAME:-localhost}
  find_hasher
}

make_folder() {
  if ! mkdir -p "$folder" 2>/dev/null || ! chmod 700 "$folder" 2>/dev/null; then
    warn_of state-unwritable "$folder"
    say state-nothing-run
    printf '%s\n' "$said" >&2
    exit 1
  fi
}

# When a process began, where that can be known: numbers are used again.
birth_of() {
  birth=
  if IFS= read -r birth 2>/dev/null <"/proc/$1/stat"; then
    # The name may hold spaces; the twentieth field after it is the time.
    local fields
    IFS=' ' read -r -a fields <<<"${birth##*) }"
    birth=${fields[19]-}
  else
    birth=$(LC_ALL=C ps -o lstart= -p "$1" 2>/dev/null) || birth=
  fi
}

# Whether the holder of the lock is gone. A holder on another machine is not
# known to be.
is_stale() {
  if [ -z "$holder" ]; then
    return 0
  fi
  local process=${holder%% *} rest=${holder#* }
  local host=${rest%% *} born=${rest#* * }
  if [ "$host" != "$machine" ]; then
    return 1
  fi
  if kill -0 "$process" 2>/dev/null || ps -p "$process" >/dev/null 2>&1; then
    birth_of "$process"
    [ -n "$birth" ] && [ -n "${born# }" ] && [ "$birth" != "$born" ]
    return
  fi
  return 0
}

read_holder() {
  holder=
  IFS= read -r holder 2>/dev/null <"$folder/lock"
  [ -n "$holder" ]
}

# Takes the lock, or ends. A file that must not exist yet is made by one
# process alone.
take_lock() {
  local tries=0
  birth_of $$
  lock_token="$$ $machine $RANDOM$RANDOM $birth"
  until (
    set -C
    printf '%s\n' "$lock_token" >"$folder/lock"
  ) 2>/dev/null; do
    tries=$((tries + 1))
    if [ ! -e "$folder/lock" ] && [ "$tries" -gt 3 ]; then
      warn_of state-unwritable "$folder/lock"
      say state-nothing-run
      printf '%s\n' "$said" >&2
      exit 1
    fi
    # Who has just made it has not written it yet.
    if ! read_holder && [ "$tries" -lt 3 ]; then
      sleep 1
      continue
    fi
    if ! is_stale; then
      local process=${holder%% *} rest=${holder#* }
      warn_of run-locked "$process" "${rest%% *}"
      exit 4
    fi
    local stale=$holder
    if mv "$folder/lock" "$folder/lock.$$" 2>/dev/null; then
      holder=
      IFS= read -r holder 2>/dev/null <"$folder/lock.$$"
      if [ "$holder" != "$stale" ]; then
        # It was somebody else's by then.
        mv -n "$folder/lock.$$" "$folder/lock" 2>/dev/null
      fi
      rm -f "$folder/lock.$$"
    fi
  done
  lock=yes
}

drop_lock() {
  if [ -n "$lock" ] && holds_lock; then
    rm -f "$folder/lock"
  fi
  lock=
}

holds_lock() {
  read_holder && [ "$holder" = "$lock_token" ]
}

# write_state: the whole state, beside and renamed. Fails where it cannot be
# written; then the old one stands.
write_state() {
  local n text value
  if ! holds_lock; then
    warn_of state-lost-lock
    lock='' over=yes
    exit 4
  fi
  text="runbookc-state 1
run $run
locale ${tags[language]}
started $started
evidence $evidence
seq $sequence
prev $previous
work $work
"
  if [ -n "$finished" ]; then
    text="${text}finished yes
"
  fi
  for ((n = 0; n < ${#parameters[@]}; n++)); do
    if [ -n "${origins[n]-}" ] && [ -z "${secrets[n]}" ]; then
      text="${text}param ${variables[n]} ${values[n]}
"
    fi
  done
  for ((n = 0; n < ${#steps[@]}; n++)); do
    value=${reasons[n]-}
    text="${text}step ${steps[n]} ${hashes[n]} ${outcomes[n]:-open} ${began[n]:--} ${ended[n]:--} ${statuses[n]:--} ${again[n]:-1} ${value:--}
"
  done
  if [ -n "$at_step" ]; then
    text="${text}running $at_step $at_command $at_attempt $at_start $at_process
"
  fi
  if [ -n "$pending" ]; then
    text="${text}pending $pending
"
  fi
  printf %s "$text" 2>/dev/null >"$folder/state.new" &&
    mv -f "$folder/state.new" "$folder/state" 2>/dev/null
}

# keep_all INDEX: the state, then the evidence. Where one cannot be written, a
# person can make room; nothing goes on before both are.
keep_all() {
  while :; do
    if ! write_state; then
      warn_of state-unwritable "$folder/state"
    elif ! append_line; then
      warn_of evidence-unwritable "$evidence"
    else
      return 0
    fi
    if [ -n "$1" ]; then
      name_outcome "${outcomes[$1]:-open}"
      warn_of state-not-recorded "${steps[$1]}" "$said"
    fi
    if [ -n "$unattended" ] || [ ! -t 0 ] || [ "$over" = yes ] || [ -n "$ending" ]; then
      if [ -n "$ending" ]; then
        return 1
      fi
      over=yes
      exit 1
    fi
    release
    say state-try-again
    printf '%s ' "$said"
    if ! read_line; then
      over=yes
      exit 1
    fi
    hold
  done
}

# Reads the state of an earlier start; fails where there is none.
read_state() {
  local word rest first=yes
  loaded_steps=() loaded=0 run='' finished='' gone='' at_step=''
  if [ ! -r "$folder/state" ]; then
    return 1
  fi
  while IFS= read -r rest || [ -n "$rest" ]; do
    word=${rest%% *}
    rest=${rest#* }
    if [ -n "$first" ]; then
      first=
      if [ "$word" != runbookc-state ]; then
        return 1
      fi
      continue
    fi
    case $word in
    run) run=$rest ;;
    started) started=$rest ;;
    evidence) evidence=$rest ;;
    seq) sequence=${rest//[!0-9]/} ;;
    prev) previous=$rest ;;
    work) old_work=$rest ;;
    finished) finished=yes ;;
    param) stored[${#stored[@]}]=$rest ;;
    step)
      loaded_steps[loaded]=$rest
      loaded=$((loaded + 1))
      ;;
    running) read -r at_step at_command at_attempt at_start at_process <<<"$rest" ;;
    pending) pending=$rest ;;
    esac
  done <"$folder/state"
  sequence=${sequence:-0}
  [ -n "$run" ]
}

# take_record INDEX RECORD: gives a step what the state says of it.
take_record() {
  local n=$1 rest=${2#* * }
  outcomes[n]=${rest%% *}
  rest=${rest#* }
  began[n]=${rest%% *}
  rest=${rest#* }
  ended[n]=${rest%% *}
  rest=${rest#* }
  statuses[n]=${rest%% *}
  rest=${rest#* }
  again[n]=${rest%% *}
  reasons[n]=${rest#* }
  if [ "${outcomes[n]}" = open ]; then outcomes[n]=; fi
  if [ "${began[n]}" = - ]; then began[n]=; fi
  if [ "${ended[n]}" = - ]; then ended[n]=; fi
  if [ "${statuses[n]}" = - ]; then statuses[n]=; fi
  if [ "${reasons[n]}" = - ]; then reasons[n]=; fi
}

# How often a hash stands among what is left to match: in the script and in the
# state.
count_hash() {
  local n record
  in_script=0 in_state=0
  for ((n = 0; n < ${#steps[@]}; n++)); do
    if [ -z "${matched[n]}" ] && [ "${hashes[n]}" = "$1" ]; then
      in_script=$((in_script + 1))
    fi
  done
  for ((n = 0; n < loaded; n++)); do
    record=${loaded_steps[n]#* }
    case $used in *" $n "*) continue ;; esac
    if [ "${record%% *}" = "$1" ]; then
      in_state=$((in_state + 1))
    fi
  done
}

# Matches the steps to those of the state: by id and hash, then by hash alone,
# since steps move when an article changes; but never where two steps have the
# same text, of which one is gone or new: nobody knows which was done. Sets
# `fresh` and `gone`.
match_steps() {
  local n m used=' ' id record in_script in_state
  fresh='' gone=''
  for ((n = 0; n < ${#steps[@]}; n++)); do
    matched[n]=
    for ((m = 0; m < loaded; m++)); do
      case ${loaded_steps[m]} in
      "${steps[n]} ${hashes[n]} "*)
        matched[n]=$m
        used="$used$m "
        break
        ;;
      esac
    done
  done
  for ((n = 0; n < ${#steps[@]}; n++)); do
    if [ -z "${matched[n]}" ]; then
      count_hash "${hashes[n]}"
      if [ "$in_script" = 1 ] && [ "$in_state" = 1 ]; then
        for ((m = 0; m < loaded; m++)); do
          record=${loaded_steps[m]#* }
          case $used in *" $m "*) continue ;; esac
          if [ "${record%% *}" = "${hashes[n]}" ]; then
            matched[n]=$m
            used="$used$m "
            # What ran under its old number is this step.
            id=${loaded_steps[m]%% *}
            if [ "$at_step" = "$id" ]; then at_step=${steps[n]}; fi
            break
          fi
        done
      fi
    fi
    if [ -n "${matched[n]}" ]; then
      take_record "$n" "${loaded_steps[matched[n]]}"
    else
      fresh="$fresh ${steps[n]}"
    fi
  done
  for ((m = 0; m < loaded; m++)); do
    case $used in *" $m "*) continue ;; esac
    id=${loaded_steps[m]%% *}
    gone="$gone $id"
    if [ "$at_step" = "$id" ]; then at_step=; fi
  done
}

# Sets `said` to an outcome in the chosen language.
name_outcome() {
  case $1 in
  'done') say outcome-done ;;
  already-done) say outcome-already-done ;;
  skipped) say outcome-skipped ;;
  failed) say outcome-failed ;;
  unknown) say outcome-unknown ;;
  undone) say outcome-undone ;;
  *) say outcome-open ;;
  esac
}

is_handled() {
  case ${outcomes[$1]-} in
  'done' | already-done | skipped) return 0 ;;
  esac
  return 1
}
