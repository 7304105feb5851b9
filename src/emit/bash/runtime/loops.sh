# --- Loops

# is_loop INDEX: whether a step tells to do earlier ones again, as often as the operator says;
# then `BASH_REMATCH` has which.
is_loop() {
	[[ ${does[$1]} =~ ' again='([^ ]*) ]]
}

# find_loop INDEX: the steps that a step tells to do again, but for those that this start was
# not asked for; and the key that does so.
find_loop() {
	local id target
	loop=
	is_loop "$1" || return 0
	loop=${BASH_REMATCH[1]}
	for id in ${loop//,/ }; do
		find_target "$id" || loop=
	done
	if [ -n "$loop" ]; then jump_key=a jump_label=answer-round; fi
}

# count_rounds INDEX: sets `round` to the one that is under way.
count_rounds() {
	round=1
	case ${reasons[$1]-} in *'× '*) round=${reasons[$1]##* } ;; esac
	round=${round//[!0-9]/}
}

# name_rounds INDEX OUTCOME REASON: sets `reply` to the reason, or to how many rounds there
# were where a loop is over.
name_rounds() {
	local round
	reply=$3
	if [ "$2$3" = 'done' ] && is_loop "$1"; then
		count_rounds "$1"
		reply="${BASH_REMATCH[1]//,/, } × $round"
	fi
}

# set_reason INDEX REASON: gives a step a reason; which round of a loop is under way stays known,
# whatever a person has typed.
set_reason() {
	local round mark
	if is_loop "$1"; then
		mark=${BASH_REMATCH[1]//,/, }
		count_rounds "$1"
		case $round:$2 in
		*:"$mark × $round") ;;
		*:*'× '*) set -- "$1" "$2 (× $round)" ;;
		1:*) ;;
		*:) set -- "$1" "$mark × $round" ;;
		*) set -- "$1" "$2 (× $round)" ;;
		esac
	fi
	reasons[$1]=$2
}

# Adds to `record` the steps that tell to do others again, and which.
add_loops() {
	local n list=''
	for n in "${!steps[@]}"; do
		! is_loop "$n" || list+=",[\"${steps[n]}\",[\"${BASH_REMATCH[1]//,/\",\"}\"]]"
	done
	record+=",\"loops\":[${list#,}]"
}

# tell_round INDEX: says which round of a loop is under way, and which are over.
tell_round() {
	local round
	is_loop "$1" || return 0
	count_rounds "$1"
	((round < 2)) || print_message round-under-way "$round" "${BASH_REMATCH[1]//,/, }" "$((round - 1))"
}

# The same of all loops that are not over.
tell_rounds() {
	local n
	for n in "${!steps[@]}"; do is_handled "$n" || tell_round "$n"; done
}

# keep_rounds ROUND: the text that tells to do steps again is another one now: the round that is
# under way stays with the first new step that tells so.
keep_rounds() {
	local n
	for n in ${new[@]+"${new[@]}"}; do
		if is_loop "$n" && [ -z "${reasons[n]-}" ]; then
			reasons[n]="${BASH_REMATCH[1]//,/, } × $1"
			return
		fi
	done
}

# find_rounds INDEX: sets `rounds` to the loop that a step is in, where more than one round of it
# was begun.
find_rounds() {
	local n loop round
	rounds=
	for n in "${!steps[@]}"; do
		is_loop "$n" || continue
		loop=${BASH_REMATCH[1]}
		in_loop "${steps[$1]}" || continue
		count_rounds "$n"
		((round == 1)) || rounds=$n
	done
}

# The article may have other steps in a loop than it had while a later round is under way. What is
# over is of none.
enter_rounds() {
	local n path rounds
	for n in "${!steps[@]}"; do
		find_rounds "$n"
		[ -n "$rounds" ] && [ -z "${taken[n]-}" ] || continue
		find_path "$n"
		! is_handled "$n" || case $state_tells in *rounds*) path=- ;; esac
		taken[n]=$path
	done
}

# find_path INDEX: sets `path` to the rounds that are under way around a step. Where loops are in
# loops, those of all, the outermost first: 2.1.
find_path() {
	local n loop round
	path=
	for ((n = ${#steps[@]} - 1; n > $1; n--)); do
		is_loop "$n" || continue
		loop=${BASH_REMATCH[1]}
		in_loop "${steps[$1]}" || continue
		count_rounds "$n"
		path+=${path:+.}$round
	done
}

# close_round INDEX: what was not done of a step in a round that is over stays known.
close_round() {
	local path=${taken[$1]-}
	[ -n "$path" ] || find_path "$1"
	date_deeds "$1" "$path"
	date_asides "$1" "$path"
	case ${outcomes[$1]-} in 'done' | already-done | left-out | not-applicable) return ;; esac
	path="${steps[$1]} ${hashes[$1]} $path ${outcomes[$1]:-open} ${statuses[$1]:--} ${reasons[$1]:--}"
	if was_done "$1"; then say done-before && path+="; $said"; fi
	undones+=("$path")
}

# begin_round INDEX BY: opens the steps of a loop once more. They and the round change
# together, with the line of evidence that says so. Until the values that they use are given
# for it, the state has none of them: who goes on after a kill is asked, too.
begin_round() {
	local n id case spared='' oldest='' round mixed='' path
	[ -n "$loop" ] || return
	count_rounds "$1"
	lack_round "$1" "$((round + 1))"
	hold
	find_mixed
	for ((n = lowest; n <= $1; n++)); do
		in_loop "${steps[n]}" || [ "$n" = "$1" ] || continue
		oldest=${oldest:-$n}
		renew_values "$n" "$((round + 1))"
		[ "$n" = "$1" ] || close_round "$n"
		outcomes[n]='' statuses[n]='' reasons[n]='' again[n]=1 stood[n]='' began[n]='' ended[n]='' with[n]=''
	done
	# Each round has its own cases, and whether there is another one may be one of them.
	for case in ${cases-}; do
		id=${case%=*}
		in_loop "$id" || [ "$id" = "${steps[$1]}" ] || spared+=" $case"
	done
	cases=$spared
	reasons[$1]="${loop//,/, } × $((round + 1))"
	for ((n = lowest; n < $1; n++)); do
		in_loop "${steps[n]}" || continue
		find_path "$n"
		taken[n]=$path
	done
	read_clock
	begin_record note step "${steps[$1]}" hash "${hashes[$1]}" start "$now" by "$2" note "${reasons[$1]}" round "$((round + 1))"
	record+=",\"repeats\":[\"${loop//,/\",\"}\"]"
	finish_record
	gap
	tell_round "$1"
	ask_renewed
	furthest=$oldest move=$((oldest - $1))
}

# in_loop ID: whether a step is one of those that are done again.
in_loop() {
	local id
	for id in ${loop//,/ }; do
		case $1. in "$id".*) return ;; esac
	done
	return 1
}

# answer_rounds INDEX ROUNDS: does as the answers file says; fails where there were more rounds
# than that.
answer_rounds() {
	local round most=${2%% *}
	[ "$most" != once ] || most=1
	count_rounds "$1"
	if ((round > most)); then
		warn_of answer-rounds "${steps[$1]} = $2" "$round"
		return 1
	fi
	((round >= most)) || begin_round "$1" answers
	((move)) || take_done "$1" answers
}
