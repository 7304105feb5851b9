# --- What can be rolled back

# What steps with a roll-back have done and nobody has rolled back, in order: the step and its
# hash; the values that it was done with, a line each; and what a roll-back of it came to:
# `undoing`, what the step had come to until then, and the status where it failed since; or
# `failed` and the status.
deed_values=() deed_marks=()
# The rounds of loops in which it was done, where there are loops; 0 is the one under way.
deed_rounds=()
# What its commands and its roll-back are known by: others do not roll it back.
deed_codes=()
# Which of them a roll-back is under way of, and what was known of it until then.
at_deed='' at_mark=''

# find_made INDEX: sets `made` to what the commands and the roll-back of a step are known by.
find_made() {
	made=
	case ${does[$1]} in *' deed='*) made=${does[$1]#*' deed='} made=${made%% *} ;; esac
}

# find_last INDEX: sets `deed` to the last one of a step in the round that is under way, whatever
# would roll it back; fails where there is none.
find_last() {
	for ((deed = ${#deeds[@]} - 1; deed >= 0; deed--)); do
		[[ ${deeds[deed]} = "${steps[$1]} ${hashes[$1]}" && ,${deed_rounds[deed]}, = *,0,* ]] && return 0
	done
	deed=
	return 1
}

# find_deed INDEX: the same of those that its roll-back is for. What was done in the rounds before
# is offered at the end alone.
find_deed() {
	local made
	find_made "$1"
	for ((deed = ${#deeds[@]} - 1; deed >= 0; deed--)); do
		[[ ${deeds[deed]}/${deed_codes[deed]} = "${steps[$1]} ${hashes[$1]}/$made" && ,${deed_rounds[deed]}, = *,0,* ]] &&
			[ -n "$made" ] && return 0
	done
	deed=
	return 1
}

# find_doubt STEP HASH: sets `deed` to the one of which nobody knows whether it was rolled back;
# fails where there is none.
find_doubt() {
	for ((deed = ${#deeds[@]} - 1; deed >= 0; deed--)); do
		case ${deeds[deed]}/${deed_marks[deed]-} in "$1 $2/undoing"*) return 0 ;; esac
	done
	deed=
	return 1
}

# Whether that is what is not known of a step: no command of it is due, but a roll-back.
is_undoing() {
	[ "${outcomes[$1]-}/${again[$1]-}" = unknown/0 ]
}

# choose_deed INDEX: sets `deed` to what a roll-back of a step is about.
choose_deed() {
	if is_undoing "$1" && find_doubt "${steps[$1]}" "${hashes[$1]}"; then return 0; fi
	find_deed "$1"
}

# choose_told INDEX: sets `deed` to what a person may say was rolled back by hand: that of which
# nobody knows, or what could not be rolled back, or cannot be by what is here.
choose_told() {
	if is_undoing "$1" && find_doubt "${steps[$1]}" "${hashes[$1]}"; then return 0; fi
	if find_deed "$1"; then
		case ${deed_marks[deed]-} in ?*) return 0 ;; esac
	fi
	find_last "$1" && is_former "$deed"
}

# say_unsettled DEED: sets `said` to what is so of a roll-back that failed, or of which nobody
# knows how it ended. Fails where nothing is to be settled.
say_unsettled() {
	case ${deed_marks[$1]-} in
	failed* | undoing' '*' '*) say report-not-undone ;;
	undoing*) say undo-unknown ;;
	*) return 1 ;;
	esac
}

# is_unsettled INDEX: whether that is so of what a step did last.
is_unsettled() {
	local deed
	find_last "$1" && say_unsettled "$deed"
}

# Adds those to `faults`.
add_undo_faults() {
	local n found
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		say_unsettled "$n" || continue
		# Where that is all that is not known of a step, it is still open.
		case ${deed_marks[n]} in failed* | *' '*' '*) ;; *) ! find_step "${deeds[n]% *}" || ! is_undoing "$found" || continue ;; esac
		set -- "$said"
		name_deed "$n"
		say skipped-because "$said" "$1"
		faults+="; $said"
	done
}

# offer_undone INDEX: adds to the keys of a question that a step was rolled back, where it could
# not be: then it may have been by hand.
offer_undone() {
	local deed
	choose_told "$1" && keys+=w labels+=' answer-undone'
}

# is_former DEED: whether its step has another text by now, or other commands or another roll-back:
# what would have rolled it back is not here. The first versions did not say what that was.
is_former() {
	local found made
	find_step "${deeds[$1]% *}" && [ "${hashes[found]}" = "${deeds[$1]#* }" ] || return 0
	find_made "$found"
	[ "${deed_codes[$1]:-none}" != "$made" ]
}

# name_deed N: sets `said` to its step, and the values that it was done with.
name_deed() {
	local shown
	list_pairs "${deed_values[$1]-}"
	name_then "${deeds[$1]% *}" "${deeds[$1]#* }"
	said+=${shown:+ ($shown)}
}

# Says of which steps the roll-back is no more in the runbook.
tell_former() {
	local n list=''
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		is_former "$n" || continue
		name_deed "$n"
		list+=", $said"
	done
	[ -z "$list" ] || hint '' deeds-former "${list#, }"
}

# Adds to the summary what did not go well with roll-backs.
tell_deeds() {
	local n count=0 why='' found
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		name_deed "$n"
		set -- "$said"
		case ${deed_marks[n]-} in
		'failed -' | 'undoing '*' -')
			say report-not-undone
			say skipped-because "$1" "$said"
			;;
		failed* | 'undoing '*' '*) say undo-failed "$1" "${deed_marks[n]##* }" ;;
		undoing*)
			# Where that is all that is known of its step, it is told already.
			if find_step "${deeds[n]% *}" && ! is_undoing "$found"; then
				say undo-unknown
				hint '' skipped-because "$1" "$said"
			fi
			continue
			;;
		*) continue ;;
		esac
		count=$((count + 1))
		why+="    $said"$'\n'
	done
	if ((count > 0)); then
		hint '' count-undo-failed "$count"
		printf %s "$why"
	fi
	tell_former
}

# add_deed INDEX: that a step was done. What was done with the same values is to be rolled back
# once.
add_deed() {
	local n used made rounds=0
	can "$1" rollback || return 0
	list_used "$1"
	find_made "$1"
	# What an earlier start did is of the commands of then.
	[ -z "${made_then-}" ] || made=${made_then#-}
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		[ "${deeds[n]}/${deed_codes[n]}/${deed_values[n]}" = "${steps[$1]} ${hashes[$1]}/$made/$used" ] || continue
		rounds=${deed_rounds[n]:-0}
		[[ ,$rounds, = *,0,* ]] || rounds+=,0
		drop_deed "$n"
		break
	done
	deed_values[${#deeds[@]}]=$used deed_marks[${#deeds[@]}]='' deed_rounds[${#deeds[@]}]=$rounds
	deed_codes[${#deeds[@]}]=$made
	deeds+=("${steps[$1]} ${hashes[$1]}")
}

# add_word INDEX: the same of what a person says is done. Of what other commands have done, that is
# no other deed.
add_word() {
	local deed
	if ! find_last "$1" || ! is_former "$deed"; then add_deed "$1"; fi
}

# tell_word INDEX: adds to `record` the values that were on the screen then.
tell_word() {
	local used
	keep_used "$1"
	list_used "$1"
	tell_used "$used"
}

# drop_deed N: that it is none any more.
drop_deed() {
	deed_rounds=("${deed_rounds[@]:0:$1}" "${deed_rounds[@]:$1+1}")
	deeds=("${deeds[@]:0:$1}" "${deeds[@]:$1+1}")
	deed_values=("${deed_values[@]:0:$1}" "${deed_values[@]:$1+1}")
	deed_marks=("${deed_marks[@]:0:$1}" "${deed_marks[@]:$1+1}")
	deed_codes=("${deed_codes[@]:0:$1}" "${deed_codes[@]:$1+1}")
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

# Whether what a step did last, if anything, is what its roll-back is for.
owns_undo() {
	local deed
	can "$1" rollback || return 1
	if choose_deed "$1"; then ! is_former "$deed"; else ! find_last "$1"; fi
}

# Whether a step was done and can be undone.
can_undo() {
	local deed
	owns_undo "$1" && { [ "${outcomes[$1]-}" = 'done' ] || choose_deed "$1"; }
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
	local start result=failed by='' deed was
	# What nobody has told of is undone as it stands.
	choose_deed "$1" || add_undue "$1"
	deed=${2:-$deed}
	find_was "$1"
	drop_typed
	name_deed "$deed"
	hint "$faint" undoing "$said"
	lend_values "$deed" || return 0
	show_lent
	need_values "$1"
	# Where it has asked, it has shown the step anew.
	lend_values "$deed"
	at_deed=$deed at_mark=${deed_marks[deed]-}
	settle_marks "${deeds[deed]}"
	deed_marks[deed]="undoing $was"
	mark "$1" 0
	start=$at_start
	run_code "${steps[$1]} rollback" plain
	lent=()
	if [ -n "$fallen" ]; then
		lose_step "$1"
		at_deed=''
		return 0
	fi
	if [ -n "$halted" ]; then
		! judge_halted rollback "${steps[$1]}" || result=undone
		status=$halt_status
	else
		((status)) || result=undone
	fi
	hold
	read_clock
	at_step=
	outcomes[$1]=${before#* }
	if [ "$result" = undone ]; then
		set_undone "$1" "${by:-command}"
	elif is_undoing "$1"; then
		deed_marks[deed]+=" $status"
	else
		deed_marks[deed]="failed $status"
	fi
	begin_record rollback step "${steps[$1]}" hash "${hashes[$1]}" start "$start" end "$now" \
		outcome "$result" status "$status" by "$by" reason "$failure"
	tell_undoing
	[ "$result" = failed ] || drop_deed "$deed"
	at_deed='' found_end=
	finish_record "$1"
	if [ "$result" = undone ]; then
		show_well
		hint "$calm" step-undone "${steps[$1]}"
	else
		show_ill undo-failed "${steps[$1]}" "$status"
	fi
}

# add_undue INDEX: sets `deed` to what a step did of which nothing here would have rolled it back then.
add_undue() {
	local as_begun=$1
	add_deed "$1"
	find_deed "$1"
}

# find_was INDEX: sets `was` to what the step had come to before a roll-back of `deed`.
find_was() {
	was=${outcomes[$1]:-open}
	if is_undoing "$1"; then
		case ${deed_marks[deed]-} in 'undoing '*) was=${deed_marks[deed]#* } ;; esac
		was=${was%% *}
	fi
}

# settle_marks DEED: of what step a roll-back begins now, nothing else is under way.
settle_marks() {
	local n
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		case ${deeds[n]}/${deed_marks[n]-} in
		"$1/undoing "*' '*) deed_marks[n]="failed ${deed_marks[n]##* }" ;;
		"$1/undoing"*) deed_marks[n]= ;;
		esac
	done
}

# set_undone INDEX BY: that `deed` was rolled back. Where the step did more after it, or
# another round has opened it, it stands as it did.
set_undone() {
	local undone=$deed rounds=${deed:+${deed_rounds[deed]}} round deed
	again[$1]=1
	for round in ${rounds//,/ }; do
		[ "$round" = 0 ] || undo_round "$1" "$round"
	done
	[ -z "$undone" ] || drop_asides "$1" "${deed_values[undone]}"
	find_last "$1"
	# What is open since it has another value was done all the same.
	if [ "$undone" = "$deed" ] && [ "$was${stood[$1]-}" != open ]; then
		outcomes[$1]=undone statuses[$1]='' reasons[$1]='' stood[$1]=
		ended[$1]=$now+$((sequence + 1))+$2
	elif [ "${outcomes[$1]-}" = unknown ]; then
		outcomes[$1]=${was#open} statuses[$1]='' reasons[$1]=''
	fi
}

# say_undone INDEX BY REASON: records that somebody says of a roll-back that it is done.
say_undone() {
	local deed was shown
	choose_told "$1"
	find_was "$1"
	at_deed=$deed
	hold
	read_clock
	cover "$3"
	set_undone "$1" "$2"
	if [ "${outcomes[$1]-}" = undone ]; then
		say undone-by-word
		[ -z "$shown" ] || say skipped-because "$said" "$shown"
		reasons[$1]=$said
	fi
	begin_record rollback step "${steps[$1]}" hash "${hashes[$1]}" start "$now" end "$now" \
		outcome undone by "$2" reason "$shown"
	tell_undoing
	[ -z "$deed" ] || drop_deed "$deed"
	at_deed=
	finish_record "$1"
	hint "$calm" step-undone "${steps[$1]}"
}

# say_not_undone INDEX: the same, that it is not: then the step is as it was.
say_not_undone() {
	local deed was
	choose_told "$1"
	find_was "$1"
	at_deed=$deed
	hold
	read_clock
	cover "$reply"
	outcomes[$1]=${was#open} statuses[$1]='' reasons[$1]='' again[$1]=1
	[ -z "$deed" ] || deed_marks[deed]='failed -'
	begin_record rollback step "${steps[$1]}" hash "${hashes[$1]}" start "$now" end "$now" \
		outcome failed by operator reason "$shown"
	tell_undoing
	at_deed=
	finish_record "$1"
	say report-not-undone
	hint "$alarm" skipped-because "${steps[$1]}" "$said"
}

# Adds to `record` the values of the roll-back that is under way, and what its deed is known by.
tell_undoing() {
	[ -n "$at_deed" ] || return 0
	tell_used "${deed_values[at_deed]-}"
	[ -z "${deed_codes[at_deed]-}" ] ||
		record+=",\"deeds\":[[\"${deeds[at_deed]% *}\",\"${deed_codes[at_deed]}\"]]"
}

# Offers to roll back what was run, the newest first, but for the last that a step did where the
# operator has said why it stays as it is.
offer_undo() {
	local n at deed found under_way all=''
	for ((n = ${#deeds[@]} - 1; n >= 0; n--)); do
		find_step "${deeds[n]% *}" || continue
		at=$found under_way=$found
		if ! can "$at" rollback || is_former "$n"; then continue; fi
		find_deed "$at"
		# It was done before that, or nobody knows how its roll-back ended.
		case $((${deed:--1} - n))${outcomes[at]-}${stood[at]-}${deed_marks[n]-} in 0skipped | 0ended-failed) continue ;; esac
		if [ -z "$all" ]; then
			gap
			name_step "$at"
			show_rollback "$at" "$n" show_values
			valued=' '
			open_question
			# What it did in the present round is of none by name.
			said=${steps[at]}
			[[ ,${deed_rounds[n]}, = *,0,* ]] || add_round "${deed_rounds[n]//,/, }"
			hint "$warn" question-undo "$said"
			choose uka 'answer-undo answer-keep answer-keep-all' k
			all=${answer#[uk]}
		fi
		if [ "$all$answer" = u ]; then
			undo_step "$at" "$n"
		else
			name_deed "$n"
			say undo-kept "$said"
			record_note "$at" "$said"
		fi
	done
}

# Adds them to `text`.
write_deeds() {
	local n rest shown
	for ((n = 0; n < ${#deeds[@]}; n++)); do
		text+="deed ${deeds[n]}${deed_marks[n]:+ ${deed_marks[n]}}"$'\n'
		text+="made ${deed_codes[n]}
"
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
