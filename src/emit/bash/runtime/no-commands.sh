# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
# What is called only for a step that has some (`attempt`, `show_referred`,
# `interrupt_command`, `halt_command`) needs nobody to stand in for it.
is_done() { return 1; }
take_done() { say_done "$@"; }
is_unproved() { return 1; }
run_unasked() { return 1; }
handle_unknown() { return 1; }
check_commands() { :; }
offer_run() { return 1; }
can_undo() { return 1; }
add_word() { :; }
tell_word() { :; }
offer_undone() { :; }
tell_former() { :; }
tell_deeds() { :; }
add_undo_faults() { :; }
is_unsettled() { return 1; }
move_deeds() { :; }
move_lefts() { :; }
date_deeds() { :; }
halts() { return 1; }
show_trouble() { : "${trouble[@]-}" "$trouble_line"; }
show_begun() { :; }
mark_begun() { :; }
name_tried() { [[ $1 = *unknown ]] && say outcome-unknown; }
still_runs() { alive='' && return 1; }
count_tried() { :; }
name_begun() { said=${steps[$1]}; }
doubt() { :; }
doubt_changed() { :; }
recover_commands() { : "$at_gone"; }
add_codes() { :; }
offer_undo() { :; }
end_commands() { :; }
drop_commands() { drop_session; }
