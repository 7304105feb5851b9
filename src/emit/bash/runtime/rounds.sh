# --- Values of rounds

# Which of them the answers file has just given anew.
given_anew=' '

# is_round_value NAME VALUE: whether the line of an answers file gives a value for a round, or
# says that it is the same in all.
is_round_value() {
	case ${1##*.}=$2 in
	rounds=same) ;;
	[2-9]=* | [1-9][0-9]=*)
		find_parameter "${1%.*}" || return 1
		unquote_value "$2"
		fits "$found" "$unquoted" && return
		say_misfit "$found" "$unquoted"
		refuse_said
		;;
	*) return 1 ;;
	esac
	find_parameter "${1%.*}"
}

# find_round_value N ROUND: sets `unquoted` to what the answers file gives for a value in a round;
# fails where it gives nothing.
find_round_value() {
	local m found
	for ((m = ${#answer_names[@]} - 1; m >= 0; m--)); do
		case ${answer_names[m]} in *".$2") ;; *) continue ;; esac
		find_parameter "${answer_names[m]}" && continue
		find_parameter "${answer_names[m]%.*}" && [ "$found" = "$1" ] || continue
		unquote_value "${answer_values[m]}"
		return
	done
	return 1
}

# settle_round N: of a value that a later round uses, or has used, what the answers file gives
# for the first one does not count.
settle_round() {
	local at n loop round=1 last_round=1 wants
	for n in "${!steps[@]}"; do
		is_loop "$n" || continue
		loop=${BASH_REMATCH[1]}
		count_rounds "$n"
		for at in "${!steps[@]}"; do
			in_loop "${steps[at]}" || continue
			find_wants "$at"
			[[ "$wants " != *" $1 "* ]] || ((round == 1)) || last_round=$round
		done
	done
	if ((last_round == 1)); then
		:
	elif find_round_value "$1" "$last_round"; then
		take_value "$1" "$unquoted" report-from-answers
	elif [ "${origins[$1]-}" = report-from-answers ] && ! find_round_value "$1" rounds; then
		values[$1]='' origins[$1]=''
	fi
}

# lack_round INDEX ROUND: ends, before a round begins that nobody is there for, where the answers
# file does not give all the values that its steps use.
lack_round() {
	local n m wants lacks=' ' said
	nobody_there || return 0
	for ((n = lowest; n < $1; n++)); do
		if ! in_loop "${steps[n]}" || is_passed "$n"; then continue; fi
		if find_answer "${steps[n]}"; then
			case $given in 'done' | no | 'skip '*) continue ;; esac
		fi
		find_wants "$n"
		for m in $wants; do
			[[ $lacks != *" $m "* ]] || continue
			find_round_value "$m" "$2" || find_round_value "$m" rounds && continue
			lacks+="$m "
			name_parameter "$m"
			warn_of value-missing "${steps[n]}" "$said" "${parameters[m]}.$2 = … | ${parameters[m]}.rounds = same"
		done
	done
	[ "$lacks" = ' ' ] || end_early needs-person 3
}

# renew_values INDEX ROUND: what a step uses is to be given anew, by the answers file or whoever
# is there.
renew_values() {
	local n wants
	find_wants "$1"
	for n in $wants; do
		if [ -z "${origins[n]-}" ] || [[ $renewed$given_anew = *" $n "* ]]; then
			continue
		elif find_round_value "$n" "$2"; then
			take_value "$n" "$unquoted" report-from-answers
			given_anew+="$n "
		elif ! nobody_there && ! find_round_value "$n" rounds; then
			renewed+="$n "
		fi
	done
}

# Asks for it; what it was until now can stay.
ask_renewed() {
	local n
	for n in $given_anew; do record_value "$n"; done
	given_anew=' '
	for n in $renewed; do
		ask_value "$n" ''
		renewed=${renewed/" $n "/ }
	done
}
