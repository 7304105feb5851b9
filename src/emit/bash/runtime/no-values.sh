# --- Values

# No command of this runbook needs a value: there is none to give.
find_values() {
	((${#settings[@]} == 0)) || refuse unknown-option --set
}

value_row='' value_key='' value_label=''
list_needed() { :; }
fill_row() { :; }
note_values() { :; }
ask_put_off() { :; }
find_sought() { return 1; }
is_value() { return 1; }
unquote_value() { unquoted=$1; }
cover() { shown=$1; }
tell_covered() { :; }
move_used() { :; }
forget_values() { :; }
tell_mixed() { : "${with[@]-}"; }
tell_asides() { : "${asides[@]-}"; }
drop_asides() { :; }
date_asides() { :; }
move_asides() { laid=(); }
lay_gone() { :; }
take_gone() { :; }
now_otherwise() { return 1; }
tell_values_then() { :; }
find_mixed() { : "${mixed-}"; }
