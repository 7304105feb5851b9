# --- Commands ---------------------------------------------------------------

# No step of this runbook has commands: nothing runs, and nothing can be undone.
look() { return 1; }
verify_step() { return 0; }
attempt() { :; }
undo_step() { :; }
offer_undo() { :; }
show_routine() { :; }
drop_old_work() { :; }
end_session() { :; }
interrupt_command() { :; }
handle_unknown() { return 1; }

# What an earlier version of the article ran is not known here.
recover() {
  if find_step "$at_step" && ! is_handled "$found"; then
    recovered_unknown "$found"
  fi
}
