# --- Commands

# No step of this runbook has commands: nothing runs, and nothing can be undone.
work=''
is_done() { return 1; }
verify_step() { return 0; }
handle_unknown() { return 1; }
handle_failed() { :; }
attempt() { :; }
show_routine() { :; }
show_referred() { :; }
find_missing() { :; }
demand_tools() { :; }
offer_run() { return 1; }
name_tried() { return 1; }
count_tried() { :; }
read_running() { :; }
write_running() { :; }
doubt_running() { :; }
recover() { :; }
add_codes() { :; }
restore_session() { :; }
offer_undo() { :; }
drop_old_work() { :; }
end_session() { :; }
interrupt_command() { :; }
