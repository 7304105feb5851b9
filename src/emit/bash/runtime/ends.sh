# --- Ends -------------------------------------------------------------------

show_summary() {
  local at handled=0 skipped=0 failed=0 undone=0 open=0
  for ((at = first; at <= last; at++)); do
    case ${outcomes[at]-} in
    'done' | already-done) handled=$((handled + 1)) ;;
    skipped) skipped=$((skipped + 1)) ;;
    failed) failed=$((failed + 1)) ;;
    undone) undone=$((undone + 1)) ;;
    *) open=$((open + 1)) ;;
    esac
  done
  gap
  say summary
  line "$bold" "$said"
  hint '' count-done "$handled"
  hint '' count-skipped "$skipped"
  for ((at = first; at <= last; at++)); do
    if [ "${outcomes[at]-}" = skipped ]; then
      say skipped-because "${steps[at]}" "${reasons[at]}"
      printf '    %s\n' "$said"
    fi
  done
  if [ "$failed" -gt 0 ]; then
    hint '' count-failed "$failed"
  fi
  if [ "$undone" -gt 0 ]; then
    hint '' count-undone "$undone"
  fi
  hint '' count-open "$open"
  if [ -n "$evidence" ] && [ "$mode" != dry-run ]; then
    hint '' evidence-in "$evidence"
  fi
}

# Sets `command` to what goes on from where the run stops.
find_way_on() {
  printf -v command 'bash %q' "$0"
  if [ -n "$only" ]; then
    command="$command --only $only"
  fi
  command="$command --lang ${tags[language]}"
}

show_way_on() {
  local command
  find_way_on
  print_message stopped-at "${steps[current]}" $'\n\n  '"$code_style$command$plain"
}

# end_run OUTCOME STATUS: the end of this start of the run.
end_run() {
  end_undisturbed
  record_end "$1" "$2"
  exit "$2"
}

leave_to_person() {
  end_undisturbed
  warn_of needs-person "${steps[current]}"
  if [ -t 0 ]; then
    gap
    show_way_on
    show_summary
  fi
  end_run needs-person 3
}

# Ends, once what was run and can be undone has been looked at.
quit() {
  offer_undo
  gap
  show_way_on
  show_summary
  end_run stopped 130
}

interrupt() {
  if [ "$mode" = reset ]; then
    exit 130
  fi
  end_undisturbed
  # The signal may have come while a line was read, without separators.
  local IFS=$' \t\n'
  ending=yes
  if [ "$current" -gt "$last" ]; then
    current=$last
  fi
  printf '%s\n\n' "$plain"
  if [ -n "$busy" ]; then
    local phase=${busy#* }
    interrupt_command
    if [ -n "$at_step" ]; then
      failed_status=130
      find_step "$at_step"
      set_tried "$found" unknown
      at_step=
      record_attempt "$found" interrupted "${phase%% *}" 130 ''
    fi
  fi
  print_message interrupted "${steps[current]}"
  show_way_on
  show_summary
  end_run interrupted 130
}

# Whatever the end: nothing of ours is left but the state and the evidence.
clean_up() {
  end_undisturbed
  local IFS=$' \t\n'
  exec 2>/dev/null
  show_typing
  end_session
  if [ -n "$work" ]; then
    rm -rf "$work"
  fi
  drop_lock
}
