# What commands call where they need no values.
store_value() { :; }
recall_values() { :; }
settle_values() { :; }
ask_values() { :; }
default_values() { :; }
write_values() { :; }
need_values() { :; }
spares_values() { return 1; }
fill_code() { :; }
show_values() { : "${valued-}"; }
list_used() { used=''; }
keep_used() { :; }
leave_aside() { :; }
list_pairs() { shown=''; }
lend_values() { :; }
show_lent() { : "${lent[@]-}"; }
tell_used() { :; }
find_parameter() { return 1; }
send_values() { :; }
has_secrets() { return 1; }
