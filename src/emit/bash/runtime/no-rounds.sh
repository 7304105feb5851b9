# No value of this runbook is used in a step that is done again.
lack_round() { :; }
renew_values() { :; }
ask_renewed() { :; }
is_round_value() { return 1; }
settle_round() { :; }
