# --- Values -----------------------------------------------------------------

# No command of this runbook needs a value: there is none to give.
find_values() {
  local name
  if [ "${#settings[@]}" -gt 0 ]; then
    name=${settings[0]%%=*}
    refuse value-unknown "${name//[[:cntrl:]]/}" -
  fi
}

recall_values() { :; }
note_values() { :; }
ask_values() { :; }
default_values() { :; }
list_needed() { :; }
find_parameter() { return 1; }
