# --- Routines ---------------------------------------------------------------

# mark INDEX COMMAND: that a command (0: the rollback) is about to run. Nothing
# runs without it.
mark() {
  at_step=${steps[$1]}
  at_command=$2
  attempts=$((attempts + 1))
  # Another number than that of any start before: one may still be running.
  at_attempt=$run/$$-$attempts
  read_clock
  at_start=$now
  if [ -z "$session" ]; then
    start_session
  fi
  at_process=$session_process
  hold
  until write_state; do
    warn_of state-unwritable "$folder/state"
    say state-nothing-run
    printf '%s\n' "$said" >&2
    at_step=
    if [ -n "$unattended" ] || [ ! -t 0 ]; then
      over=yes
      exit 1
    fi
    release
    say state-try-again
    printf '%s ' "$said"
    read_reply
    at_step=${steps[$1]}
    hold
  done
  release
}

# look INDEX: whether the step is done already, by its own check.
look() {
  if ! can "$1" check; then
    return 1
  fi
  need_values "$1"
  gap
  hint "$faint" checking
  at_attempt=$run/check
  run_code "${steps[$1]} check" plain
  [ "$status" -eq 0 ]
}

# verify_step INDEX: whether the step did what it should.
verify_step() {
  if ! can "$1" verify; then
    return 0
  fi
  gap
  hint "$faint" verifying
  at_attempt=$run/verify
  run_code "${steps[$1]} verify" plain
  if [ "$status" -eq 0 ]; then
    return 0
  fi
  failed_phase=verify failed_status=$status failure=''
  hint "$alarm" verify-failed "$status"
  return 1
}

# execute INDEX: runs the commands of a step, from the one that is due.
execute() {
  local n=${again[$1]:-1} how
  need_values "$1"
  gap
  hint "$faint" running
  read_clock
  began[$1]=$now
  status=0
  while [ "$n" -le "${runs[$1]}" ]; do
    again[$1]=$n
    mark "$1" "$n"
    how=plain
    if find_expected "${steps[$1]}" "$n" prints; then
      how=caught
    fi
    run_code "${steps[$1]} run $n" "$how"
    failed_status=$status failure=''
    if [ "$status" -ne 0 ]; then
      failed_phase=run
      hint "$alarm" command-failed "$status"
      return 1
    fi
    if [ "$how" = caught ] && ! is_expected "${steps[$1]}" "$n"; then
      failed_phase=run
      hint "$alarm" output-differs
      failure=$said
      if [ -n "$expected" ]; then
        hint "$faint" output-expected
        printf '%s\n' "$expected"
      fi
      return 1
    fi
    n=$((n + 1))
  done
  again[$1]=1
  verify_step "$1"
}

# undo_step INDEX: rolls a step back.
undo_step() {
  local start outcome
  hint "$faint" undoing "${steps[$1]}"
  need_values "$1"
  outcome=${outcomes[$1]}
  outcomes[$1]=unknown
  mark "$1" 0
  start=$at_start
  run_code "${steps[$1]} rollback" plain
  hold
  read_clock
  at_step=
  outcomes[$1]=$outcome
  if [ "$status" -eq 0 ]; then
    outcomes[$1]=undone statuses[$1]=0 reasons[$1]='' ended[$1]=$now again[$1]=1
  fi
  begin_record rollback
  member step "${steps[$1]}"
  member hash "${hashes[$1]}"
  member start "$start"
  member end "$now"
  if [ "$status" -eq 0 ]; then
    member outcome undone
  else
    member outcome failed
  fi
  member_number status "$status"
  finish_record "$1"
  if [ "$status" -eq 0 ]; then
    hint "$calm" undone "${steps[$1]}"
  else
    hint "$alarm" undo-failed "${steps[$1]}" "$status"
  fi
}

# Handles a failed step: sets `answer` to r, d, s, u or q.
ask_failed() {
  local keys=rds labels='answer-again answer-done answer-skip'
  if can "$1" rollback; then
    keys=${keys}u labels="$labels answer-undo"
  fi
  gap
  hint "$faint" question-failed
  choose "${keys}nq" "$labels answer-note answer-quit" ''
}

# Runs a step's commands and handles what comes of it, until it is over. Sets
# `move` to how far to go on.
attempt() {
  while :; do
    if execute "$1"; then
      set_outcome "$1" 'done' "$status" '' command
      move=1
      return
    fi
    set_tried "$1" failed
    at_step=
    record_attempt "$1" failed "$failed_phase" "$failed_status" "$failure"
    if [ -n "$unattended" ]; then
      warn_of step-failed "${steps[$1]}"
      end_run failed 1
    fi
    settle "$1" ask_failed && return
  done
}

# Offers to roll back what was run, the newest first.
offer_undo() {
  local at newest order='' left=yes
  while [ -n "$left" ]; do
    left='' newest=
    for ((at = 0; at < ${#steps[@]}; at++)); do
      case $order in *" $at "*) continue ;; esac
      if [ "${outcomes[at]-}" = 'done' ] && can "$at" rollback && [ -n "${statuses[at]-}" ]; then
        if [ -z "$newest" ] || [[ ! ${ended[at]} < ${ended[newest]} ]]; then
          newest=$at
        fi
      fi
    done
    if [ -n "$newest" ]; then
      left=yes
      order="$order $newest "
      gap
      hint "$warn" question-undo "${steps[newest]}"
      choose uk 'answer-undo answer-keep' k
      if [ "$answer" = u ]; then
        undo_step "$newest"
      fi
    fi
  done
}

# show_routine INDEX: the code of a step that its words do not refer to.
show_routine() {
  local n
  show_code_of "$1" check command-check
  for ((n = 1; n <= runs[$1]; n++)); do
    case $referred in
    *" run $n "*) ;;
    *) show_code_of "$1" "run $n" command-run ;;
    esac
    case $referred in
    *" prints $n "*) ;;
    *)
      if find_expected "${steps[$1]}" "$n" prints && [ -n "$code" ]; then
        gap
        say expected-output
        show_codes '  ' '  '
      fi
      ;;
    esac
  done
  show_code_of "$1" verify command-verify
  show_code_of "$1" rollback command-rollback
}

# show_code_of INDEX WHAT KEY: a code of a step, where it has it, under a title.
show_code_of() {
  if find_code "${steps[$1]} $2"; then
    gap
    say "$3"
    show_codes '  ' '  '
  fi
}

# show_referred INDEX: code that the words of a step refer to.
show_referred() {
  local n=${content#* }
  case $content in
  '!run '*)
    referred="${referred}run $n "
    find_code "${steps[$1]} run $n"
    say code-in bash
    ;;
  *)
    referred="${referred}prints $n "
    find_expected "${steps[$1]}" "$n" prints
    say expected-output
    ;;
  esac
  show_codes "$prefix" "$hang"
}

# show_codes FIRST REST: shows `code` below `said`.
show_codes() {
  local left=$code$'\n'
  printf '%s%s\n' "$1" "$faint$said$plain"
  while [ -n "$left" ]; do
    show_code "$2" "${left%%$'\n'*}"
    left=${left#*$'\n'}
  done
}

# settle INDEX QUESTION: asks until a step that did not go well is over, or is
# to be run again.
settle() {
  while :; do
    "$2" "$1"
    case $answer in
    r) return 1 ;;
    d)
      ask_text ask-done-reason
      set_outcome "$1" 'done' "${statuses[$1]-}" "$reply" operator
      move=1
      return 0
      ;;
    s)
      ask_text ask-skip-reason
      set_outcome "$1" skipped '' "$reply" operator
      move=1
      return 0
      ;;
    u) undo_step "$1" ;;
    n) take_note "$1" ;;
    *) quit ;;
    esac
  done
}

ask_unknown() {
  gap
  hint "$warn" question-unknown
  if [ "${runs[$1]}" -gt 0 ]; then
    choose rdsnq 'answer-again answer-done answer-skip answer-note answer-quit' ''
  else
    choose dsnq 'answer-done answer-skip answer-note answer-quit' ''
  fi
}

# A step that was begun and never reported its end: nobody knows what it did.
handle_unknown() {
  if [ -n "$unattended" ] || find_answer "${steps[$1]}.unknown"; then
    if ! find_answer "${steps[$1]}.unknown"; then
      warn_of unknown-needs-person "${steps[$1]}" "${steps[$1]}.unknown = done"
      end_run needs-person 3
    fi
    case $given in
    run) attempt "$1" ;;
    'done')
      set_outcome "$1" 'done' '' '' answers
      move=1
      ;;
    *)
      set_outcome "$1" skipped '' "${given#skip }" answers
      move=1
      ;;
    esac
    return 0
  fi
  settle "$1" ask_unknown || attempt "$1"
  return 0
}

# Finds out what became of the step that ran when the run was last seen.
recover() {
  local id=$at_step state result n
  if [ -z "$at_step" ]; then
    return
  fi
  hold
  at_step=
  if ! find_step "$id" || is_handled "$found"; then
    release
    return
  fi
  n=$found
  began[n]=$at_start
  result=
  if [ "$at_command" -gt 0 ]; then
    IFS= read -r result 2>/dev/null <"$folder/result"
  fi
  case $result in
  "$at_attempt "*' .')
    state=${result#* }
    state=${state% .}
    failed_status=$state
    print_message step-recovered "$id" "$state"
    if [ "$state" -eq 0 ]; then
      if [ "$at_command" -lt "${runs[n]}" ]; then
        again[n]=$((at_command + 1))
        release
      elif ! can "$n" verify && ! find_expected "$id" "$at_command" prints; then
        set_outcome "$n" 'done' 0 '' command
      else
        recovered_unknown "$n"
      fi
      return
    fi
    set_tried "$n" failed
    again[n]=$at_command
    record_attempt "$n" failed run "$state" ''
    ;;
  *) recovered_unknown "$n" ;;
  esac
}
