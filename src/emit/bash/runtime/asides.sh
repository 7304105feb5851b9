# --- What was so with other values

# now_otherwise INDEX: whether a step was given other values, when it ran last, than count now.
now_otherwise() {
	local rest=${with[$1]-} line found shown
	while [ -n "$rest" ]; do
		line=${rest%%$'\n'*} rest=${rest#*$'\n'}
		line=${line#\*}
		find_parameter "${line%% *}" && [ -n "${values[found]-}" ] || continue
		cover "${line#* }"
		set -- "$1" "$shown"
		cover "${values[found]}"
		[ "$2" = "$shown" ] || return 0
	done
	return 1
}

# set_aside INDEX ROUND OUTCOME [NAMES]: keeps what is so of a step with the values of its last
# run, or with those of some names.
set_aside() {
	local rest=${with[$1]-} line shown
	while [ -n "$rest" ]; do
		line=${rest%%$'\n'*} rest=${rest#*$'\n'}
		cover "${line#\*}"
		case ${4- ${shown%% *} } in *" ${shown%% *} "*) ;; *) continue ;; esac
		asides+=("${steps[$1]} ${hashes[$1]} $2 $3 $shown")
	done
}

# leave_aside INDEX: the same before a step runs with others, where that would not be known of it
# any more.
leave_aside() {
	case ${outcomes[$1]-}/${stood[$1]-} in
	unknown/*) ! now_otherwise "$1" || set_aside "$1" 0 unknown ;;
	/yes) ! now_otherwise "$1" || set_aside "$1" 0 'done' ;;
	esac
}

# drop_asides INDEX LINES [OUTCOME]: what a step did with some values in the round under way is
# known by now, or rolled back.
drop_asides() {
	local one rest kept=()
	for one in ${asides[@]+"${asides[@]}"}; do
		rest=${one#"${steps[$1]} ${hashes[$1]} 0 "}
		if [ "$rest" != "$one" ] && [ "${rest%% *}" != "${3-}" ]; then
			case $'\n'${2//$'\n*'/$'\n'} in *$'\n'"${rest#* }"$'\n'*) continue ;; esac
		fi
		kept+=("$one")
	done
	asides=(${kept[@]+"${kept[@]}"})
}

# date_asides INDEX ROUND: that a round is over. What was done in it with different values stays
# known.
date_asides() {
	local n mark="${steps[$1]} ${hashes[$1]}"
	for n in "${!asides[@]}"; do
		case ${asides[n]} in "$mark 0 "*) asides[n]="$mark $2 ${asides[n]#"$mark 0 "}" ;; esac
	done
	[ "${outcomes[$1]-}" != 'done' ] || set_aside "$1" "$2" 'done' "$mixed"
}

# tell_values_then INDEX: adds to `said` with which values a step was done, where doing it again would
# use others.
tell_values_then() {
	local shown='' before=$said
	case ${outcomes[$1]-} in 'done') now_otherwise "$1" && list_pairs "${with[$1]-}" ;; esac
	[ -n "$shown" ] || return 0
	say done-before-with "$shown"
	said="$before; $said"
}

# move_asides OLD NEW: what a step and its hash were has another place in the article now.
move_asides() {
	local n
	for n in "${!asides[@]}"; do
		case ${asides[n]} in "$1 "*) laid[n]="$2 ${asides[n]#"$1 "}" ;; esac
	done
}

# lay_gone ID HASH: keeps the values with which began what is not known of a step that is no more in
# the article.
lay_gone() {
	local one shown
	for one in ${given_then[@]+"${given_then[@]}"}; do
		case $one in "$1 "*) ;; *) continue ;; esac
		one=${one#"$1 "}
		cover "${one#\*}"
		laid+=("$1 $2 0 unknown $shown")
	done
}

# take_gone INDEX: where the step is in the article again, that is known of it as before.
take_gone() {
	local n mark="${steps[$1]} ${hashes[$1]} 0 unknown "
	[ "${outcomes[$1]-}" = unknown ] || return 0
	for n in "${!laid[@]}"; do
		# The others stay at their numbers, by which `move_asides` finds them.
		case ${laid[n]} in "$mark"*) with[$1]+=${laid[n]#"$mark"}$'\n' laid[n]= ;; esac
	done
}

# each_done INDEX: sets `each` to the values that a step was done with in the round under way.
each_done() {
	local one
	each=
	for one in ${asides[@]+"${asides[@]}"}; do
		case $one in "${steps[$1]} ${hashes[$1]} 0 done "*) each+=${one#* * * * }$'\n' ;; esac
	done
	[ "${outcomes[$1]-}" != 'done' ] || each+=${with[$1]-}
}

# find_mixed: sets `mixed` to the names of values of which the steps of a loop were done with
# several in the round that is about to end.
find_mixed() {
	local n each line name known=$'\n'
	mixed=' '
	for n in "${!steps[@]}"; do
		in_loop "${steps[n]}" && [ "${taken[n]-}" != - ] || continue
		each_done "$n"
		while [ -n "$each" ]; do
			line=${each%%$'\n'*} each=${each#*$'\n'}
			line=${line#\*}
			name=${line%% *}
			case $known in
			*$'\n'"$line"$'\n'*) ;;
			*$'\n'"$name "*) mixed+="$name " ;;
			*) known+=$line$'\n' ;;
			esac
		done
	done
}

# tell_one NAME VALUE WHERE: adds to what `tell_mixed` tells.
tell_one() {
	local found name=$1 shown
	find_parameter "$1" && name=${parameters[found]}
	cover "$2"
	told_mixed+=", $3 ($name = $shown)"
	case $seen in
	*$'\n'"$2"$'\n'*) ;;
	*) seen+=$2$'\n' differing=$((differing + 1)) ;;
	esac
}

# Says which steps of one round were done with different values.
tell_mixed() {
	local n at one each rounds name line known=$'\n' seen told_mixed differing groups=() round
	for at in "${!steps[@]}"; do
		find_rounds "$at"
		# What was done before it had rounds is of none.
		[ "${taken[at]-}" != - ] || rounds=-
		groups[at]=${rounds:--}
	done
	for n in "${!parameters[@]}"; do
		name=${parameters[n]// /_}
		for round in - "${!steps[@]}"; do
			seen=$'\n' told_mixed='' differing=0
			for at in "${!steps[@]}"; do
				[ "${groups[at]}" = "$round" ] || continue
				each_done "$at"
				while [ -n "$each" ]; do
					line=${each%%$'\n'*} each=${each#*$'\n'}
					line=${line#\*}
					[ "${line%% *}" != "$name" ] || tell_one "$name" "${line#* }" "${steps[at]}"
				done
			done
			((differing < 2)) || hint "$warn" done-mixed "${told_mixed#, }"
		done
	done
	# The rounds before.
	for one in ${asides[@]+"${asides[@]}"}; do
		IFS=' ' read -r _ _ round each name _ <<<"$one"
		[ "$round" != 0 ] && [ "$each" = 'done' ] || continue
		case $known in *$'\n'"$round $name"$'\n'*) continue ;; esac
		known+="$round $name"$'\n' seen=$'\n' told_mixed='' differing=0
		for line in "${asides[@]}"; do
			case $line in *" $round done $name "*) ;; *) continue ;; esac
			name_aside "$line"
			tell_one "$name" "${line#* * * * * }" "$said"
		done
		((differing < 2)) || hint "$warn" done-mixed "${told_mixed#, }"
	done
}

# name_aside ENTRY: sets `said` to its step, and to the round where that is over.
name_aside() {
	local id hash round
	IFS=' ' read -r id hash round _ <<<"$1"
	name_then "$id" "$hash"
	[ "$round" = 0 ] || add_round "$round"
}

# Says what is not known of steps that went on with other values.
tell_asides() {
	local one mark='' last_mark='' list='' shown
	for one in ${asides[@]+"${asides[@]}"} ''; do
		mark=${one%" ${one#* * * * }"}
		if [ "$mark" != "$last_mark" ] && [ -n "$list" ]; then
			name_aside "$last_mark"
			set -- "$said (${list#, })"
			name_outcome "${last_mark##* }"
			hint '' skipped-because "$1" "$said"
			list=
		fi
		last_mark=$mark
		case $mark in '' | *' done') continue ;; esac
		list_pairs "${one#"$mark "}"$'\n'
		list+=", $shown"
	done
}
