# --- What can be rolled back

# What commands of steps with a roll-back have done and nobody has rolled back, in order: the
# step and its hash, and the values that it was done with, a line each.
deed_values=()
# The rounds of loops in which it was done, where there are loops; 0 is the one under way.
deed_rounds=()
# Which of them a roll-back is under way of.
at_deed=''

# find_deed INDEX: sets `deed` to the last one of a step; fails where there is none.
find_deed() {
	for ((deed = ${#deeds[@]} - 1; deed >= 0; deed--)); do
		[ "${deeds[deed]}" != "${steps[$1]} ${hashes[$1]}" ] || return 0
	done
	deed=
	return 1
}

# add_deed INDEX: that commands of a step have run. What they did with the same values is to
# be rolled back once.
add_deed() {
	local n used rounds=0
	can "$1" rollback || return 0
	list_used "$1"
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		[ "${deeds[n]}/${deed_values[n]}" = "${steps[$1]} ${hashes[$1]}/$used" ] || continue
		rounds=${deed_rounds[n]:-0}
		[[ ,$rounds, = *,0,* ]] || rounds+=,0
		drop_deed "$n"
		break
	done
	deed_values[${#deeds[@]}]=$used deed_rounds[${#deeds[@]}]=$rounds
	deeds+=("${steps[$1]} ${hashes[$1]}")
}

# drop_deed N: that it is none any more.
drop_deed() {
	deed_rounds=("${deed_rounds[@]:0:$1}" "${deed_rounds[@]:$1+1}")
	deeds=("${deeds[@]:0:$1}" "${deeds[@]:$1+1}")
	deed_values=("${deed_values[@]:0:$1}" "${deed_values[@]:$1+1}")
}

# move_deeds OLD NEW: what a step and its hash were has another place in the article now.
move_deeds() {
	local n
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		[ "${deeds[n]}" != "$1" ] || moved[n]=$2
	done
}

# date_deeds INDEX ROUND: that a round is over in which a step was done.
date_deeds() {
	local n rounds
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		[ "${deeds[n]}" = "${steps[$1]} ${hashes[$1]}" ] || continue
		rounds=,${deed_rounds[n]},
		rounds=${rounds/,0,/,$2,}
		rounds=${rounds#,}
		deed_rounds[n]=${rounds%,}
	done
}

# undo_round INDEX ROUND: that what a step did in a round that is over was rolled back.
undo_round() {
	local n kept=()
	for n in ${undones[@]+"${undones[@]}"}; do
		[[ $n = "${steps[$1]} ${hashes[$1]} $2 "* ]] || kept+=("$n")
	done
	undones=(${kept[@]+"${kept[@]}"} "${steps[$1]} ${hashes[$1]} $2 undone 0 -")
}

# Whether a step was done and can be undone.
can_undo() {
	local deed
	can "$1" rollback && { [ "${outcomes[$1]-}" = 'done' ] || find_deed "$1"; }
}

# show_rollback INDEX DEED [SHOW]: what would roll a step back, with the values that it was
# done with; those of them that are other ones now are shown below, or all by another command.
show_rollback() {
	lend_values "$2"
	show_code_of "$1" rollback command-rollback
	"${3-show_lent}" "$1"
	lent=()
}

# undo_step INDEX [DEED]: rolls back what a step did last, or what it did before; then the
# step is as it was.
undo_step() {
	local start result=failed deed newest round rounds=0
	find_deed "$1"
	newest=$deed deed=${2:-$deed}
	drop_typed
	hint "$faint" undoing "${steps[$1]}"
	lend_values "$deed" || return 0
	show_lent
	need_values "$1"
	# Where it has asked, it has shown the step anew.
	lend_values "$deed"
	at_deed=$deed
	mark "$1" 0
	start=$at_start
	run_code "${steps[$1]} rollback" plain
	lent=()
	hold
	read_clock
	at_step=
	outcomes[$1]=${before#* }
	if [ "$status" -eq 0 ]; then
		result=undone
		[ -z "$deed" ] || rounds=${deed_rounds[deed]}
		for round in ${rounds//,/ }; do
			[ "$round" = 0 ] || undo_round "$1" "$round"
		done
		# Where another round has opened the step, it stands as it does there.
		if [ "$deed" = "$newest" ] && [ -n "${outcomes[$1]}" ] && [[ ,$rounds, = *,0,* ]]; then
			outcomes[$1]=undone statuses[$1]=0 reasons[$1]='' again[$1]=1
			ended[$1]=$now+$((sequence + 1))+command
		fi
	fi
	begin_record rollback step "${steps[$1]}" hash "${hashes[$1]}" start "$start" end "$now" \
		outcome "$result" status "$status" reason "$failure"
	tell_undoing
	if [ "$status" -eq 0 ] && [ -n "$deed" ]; then drop_deed "$deed"; fi
	finish_record "$1"
	if [ "$status" -eq 0 ]; then
		show_well
		hint "$calm" step-undone "${steps[$1]}"
	else
		show_ill undo-failed "${steps[$1]}" "$status"
	fi
}

# Adds to `record` the values of the roll-back that is under way.
tell_undoing() {
	[ -z "$at_deed" ] || tell_used "${deed_values[at_deed]-}"
}

# Offers to roll back what was run, the newest first, but for the last that a step did where the
# operator has said why it stays as it is.
offer_undo() {
	local n at deed found under_way
	for ((n = ${#deeds[@]} - 1; n >= 0; n--)); do
		find_step "${deeds[n]% *}" || continue
		at=$found under_way=$found
		find_deed "$at" || continue
		case $((deed - n))${outcomes[at]-},${deed_rounds[n]}, in 0skipped*,0,* | 0ended-failed*,0,*) continue ;; esac
		gap
		name_step "$at"
		show_rollback "$at" "$n" show_values
		open_question
		hint "$warn" question-undo "${steps[at]}"
		choose uk 'answer-undo answer-keep' k
		[ "$answer" != u ] || undo_step "$at" "$n"
	done
}

# Adds them to `text`.
write_deeds() {
	local n rest shown
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		text+="deed ${deeds[n]}"
		[ "$at_step$at_command/$at_deed" != "${at_step:- }0/$n" ] || text+=' undoing'
		text+=$'\n'
		[ "${deed_rounds[n]}" = 0 ] || text+="rounds ${deed_rounds[n]}
"
		rest=${deed_values[n]}
		while [ -n "$rest" ]; do
			cover "${rest%%$'\n'*}"
			[ "$shown" = "${rest%%$'\n'*}" ] || shown="*$shown"
			text+="with $shown
"
			rest=${rest#*$'\n'}
		done
	done
}
