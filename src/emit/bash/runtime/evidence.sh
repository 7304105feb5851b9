# --- Evidence ---------------------------------------------------------------

# Sets `quoted` to a text as a JSON string.
quote_json() {
  quoted=${1//\\/\\\\}
  quoted=${quoted//\"/\\\"}
  quoted=\"${quoted//[[:cntrl:]]/ }\"
}

# Sets `digest` to the SHA-256 of a text; empty where no program tells it.
hash_text() {
  digest=
  if [ -n "$hasher" ]; then
    digest=$(printf %s "$1" | $hasher 2>/dev/null)
  fi
  digest=${digest%% *}
}

find_hasher() {
  hasher=
  if command -v sha256sum >/dev/null 2>&1; then
    hasher=sha256sum
  elif command -v shasum >/dev/null 2>&1; then
    hasher='shasum -a 256'
  elif command -v openssl >/dev/null 2>&1; then
    hasher='openssl dgst -sha256 -r'
  fi
}

# Sets `now` to the time in UTC.
read_clock() {
  now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
}

# member NAME VALUE: adds a text to `record`, unless it is empty.
member() {
  if [ -n "$2" ]; then
    quote_json "$2"
    record="$record,\"$1\":$quoted"
  fi
}

# member_number NAME VALUE: the same for a number.
member_number() {
  if [ -n "$2" ]; then
    record="$record,\"$1\":$2"
  fi
}

# What is known, kept and told of a step changes together: until `release`, some
# milliseconds later, no signal comes in between or ends a program half-way.
deaf=''

hold() {
  trap '' INT TERM HUP
}

release() {
  if [ -z "$deaf" ]; then
    trap interrupt INT TERM HUP
  fi
}

# From now on, nothing interrupts the end.
end_undisturbed() {
  deaf=yes
  hold
}

# begin_record EVENT: begins `record` with what every line of evidence has.
begin_record() {
  hold
  record="{\"v\":1"
  member run "$run"
  member_number seq "$((sequence + 1))"
  member event "$1"
  member runbook "$runbook"
  member who "$operator"
  member host "$machine"
  member locale "${tags[language]}"
  member shell "bash $BASH_VERSION"
  member version "$made_by"
}

# finish_record: closes `record` with the hash of the line before it, and keeps
# it with the state. Nothing is done after it that is not in both.
finish_record() {
  # At an end, the line before may not be written yet: it goes first.
  if [ -n "$pending" ] && ! { write_state && append_pending; }; then
    return 1
  fi
  if [ -n "$hasher" ]; then
    record="$record,\"prev\":\"$previous\"}"
  else
    record="$record,\"prev\":null}"
  fi
  hash_text "$record"
  previous=$digest
  pending=$record
  sequence=$((sequence + 1))
  keep_all "$1" || return
  release
}

# The last line of the evidence must be the one the state goes with: a run may
# have been killed between the two.
append_pending() {
  if [ -z "$pending" ]; then
    return 0
  fi
  if [ "$(tail -n 1 "$evidence" 2>/dev/null)" = "$pending" ]; then
    pending=
    return 0
  fi
  if [ -s "$evidence" ] && [ -n "$(tail -c 1 "$evidence")" ]; then
    printf '\n' 2>/dev/null >>"$evidence" || return 1
    print_message evidence-torn
  fi
  append_line
}

append_line() {
  printf '%s\n' "$pending" 2>/dev/null >>"$evidence" || return 1
  pending=
}

# record_step INDEX BY REASON: that a step is over, and how.
record_step() {
  begin_record step
  member step "${steps[$1]}"
  member hash "${hashes[$1]}"
  member start "${began[$1]}"
  member end "${ended[$1]}"
  member outcome "${outcomes[$1]}"
  member_number status "${statuses[$1]}"
  member by "$2"
  member reason "$3"
  finish_record "$1"
}

# record_attempt INDEX RESULT PHASE STATUS REASON: what was tried and was not
# the end of a step.
record_attempt() {
  read_clock
  begin_record attempt
  member step "${steps[$1]}"
  member hash "${hashes[$1]}"
  member start "${began[$1]}"
  member end "$now"
  member result "$2"
  member phase "$3"
  member_number status "$4"
  member reason "$5"
  finish_record "$1"
}

record_note() {
  read_clock
  begin_record note
  member step "${steps[$1]}"
  member hash "${hashes[$1]}"
  member start "$now"
  member note "$2"
  finish_record "$1"
}

# record_value INDEX: where a value came from; a secret's own is not told.
record_value() {
  begin_record parameter
  member name "${parameters[$1]}"
  if [ -n "${secrets[$1]}" ]; then
    record="$record,\"secret\":true"
  else
    member value "${values[$1]}"
  fi
  member from "${origins[$1]}"
  finish_record ''
}

record_begin() {
  local n separator=''
  begin_record "$1"
  member start "$now"
  record="$record,\"sources\":["
  for ((n = 0; n < ${#paths[@]}; n++)); do
    quote_json "${paths[n]}"
    record="$record${separator}[$quoted,\"${file_hashes[n]}\"]"
    separator=,
  done
  record="$record]"
  finish_record ''
}

# record_end OUTCOME STATUS: how this start of the run ended.
record_end() {
  if [ -z "$run" ] || [ -n "$over" ]; then
    return
  fi
  over=yes
  read_clock
  begin_record end
  if [ "$current" -lt "${#steps[@]}" ]; then
    member step "${steps[current]}"
  fi
  member end "$now"
  member outcome "$1"
  member_number status "$2"
  finish_record ''
}
