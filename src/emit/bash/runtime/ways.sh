# --- Choices

# The choices: what they are called by, what they are known by when steps move, the names of
# their ways, and the number of the way that was chosen or was given for this start.
choices=() choice_hashes=() choice_names=() chosen=() wished=()
value_row='help-set NAME=VALUE'

# choice ID HASH: the ways of which one is chosen, a name a line.
choice() {
	local n=${#choices[@]}
	keep "choice $1" choice
	choices[n]=$1 choice_hashes[n]=$2 choice_names[n]=$text
}

# find_choice ID: whether there is such a choice; sets `found` to its index.
find_choice() {
	for found in "${!choices[@]}"; do
		[ "${choices[found]}" != "$1" ] || return 0
	done
	return 1
}

# split_ways NAMES: sets `ways` to the names, a line each.
split_ways() {
	local IFS=$'\n'
	set -f
	# shellcheck disable=SC2206
	ways=($1)
	set +f
}

# list_ways N: sets `ways` to the names of a choice in the chosen language, and `listed` to
# them in a row.
list_ways() {
	find_words "choice ${choices[$1]}"
	split_ways "$text"
	printf -v listed ' | %s' "${ways[@]}"
	listed=${listed# | }
}

# name_way N: sets `said` to a choice and the way that is chosen, as an answer is written.
name_way() {
	split_ways "${choice_names[$1]}"
	said="${choices[$1]} = ${ways[chosen[$1] - 1]-}"
}

# find_way N TEXT: sets `way` to the number of the way that a text names, in the chosen
# language or that of the reference, or by its number.
find_way() {
	local names n ways listed
	way=
	list_ways "$1"
	shopt -s nocasematch
	for names in "${choice_names[$1]}" "$text"; do
		split_ways "$names"
		for n in "${!ways[@]}"; do
			[[ ${ways[n]} != "$2" ]] || way=${way:-$((n + 1))}
		done
	done
	shopt -u nocasematch
	case $2 in
	[1-9] | [1-9][0-9]) ((${way:-0} > 0 || $2 > ${#ways[@]})) || way=$2 ;;
	esac
	[ -n "$way" ]
}

# is_way NAME TEXT: whether an answer says which way is chosen: then it is kept for this
# start. Refuses what names none.
is_way() {
	local n found way listed ways
	case $2 in
	'done' | run | 'skip '*) ! find_step "$1" || return 1 ;;
	# Of the same step, that its case holds is another answer.
	yes | no) ! is_case "$1" || return 1 ;;
	esac
	find_choice "$1" || return 1
	n=$found
	if ! find_way "$n" "$2"; then
		list_ways "$n"
		refuse way-unknown "${2//[[:cntrl:]]/}" "$1" "$listed"
	fi
	wished[n]=$way
}

# Takes what the options say of choices off those that give values.
set_ways() {
	local rest=() setting found settled=()
	for setting in ${settings[@]+"${settings[@]}"}; do
		if [[ $setting != *=* ]] || ! is_way "${setting%%=*}" "${setting#*=}"; then
			rest+=("$setting")
			continue
		fi
		find_choice "${setting%%=*}"
		[ "${settled[found]-$setting}" = "$setting" ] || refuse set-twice "${setting%%=*}" "${settled[found]#*=}" "${setting#*=}"
		settled[found]=$setting
	done
	settings=(${rest[@]+"${rest[@]}"})
}

# For another run, which begins with none.
forget_ways() {
	chosen=()
}

# look_ways INDEX: sets `due` to the first choice of a step in which nothing is chosen,
# `passed` to one in which another way is, and `latest` to the last.
look_ways() {
	local pair n
	due='' passed='' latest=''
	[[ ${does[$1]} =~ ' ways='([^ ]*) ]] || return 1
	for pair in ${BASH_REMATCH[1]//,/ }; do
		for n in "${!choices[@]}"; do
			[ "${choices[n]}" = "${pair%:*}" ] || continue
			latest=$n
			case ${chosen[n]-} in
			"${pair##*:}") ;;
			'') due=${due:-$n} ;;
			*) passed=${passed:-$n} ;;
			esac
		done
	done
}

# is_passed INDEX: whether another way than that of a step is chosen, or not yet any.
is_passed() {
	local due passed latest
	look_ways "$1" && [ -n "$due$passed" ]
}

# is_other INDEX: whether another way than that of a step is chosen.
is_other() {
	local due passed latest
	look_ways "$1" && [ -n "$passed" ]
}

# The procedure whose words were shown above a choice that it begins with.
introduced=''

# find_lead INDEX: whether the procedure of a step is the first of the ways of `due`, and not
# begun with yet: what stands above all of them is among its words then. Sets `heading` to the
# article's own heading of the choice, and `text` to the rest.
find_lead() {
	local ways listed title n heads=''
	list_ways "$due"
	case ${within[$1]} in *' '*) ;; *) heads=yes ;; esac
	[ -n "$heads" ] && [[ " $opened " != *" ${within[$1]} "* ]] || return 1
	find_words "${within[$1]}"
	title=${text%%$'\n'*}
	for n in "${ways[@]}"; do [ "$n" != "$title" ] || heads=all; done
	[ "$heads" = all ] || return 1
	text=${text#"$title"}
	text=${text#$'\n\n'}
	case $text in
	'# '*)
		heading=${text%%$'\n'*}
		text=${text#"$heading"}
		text=${text#$'\n\n'} heading=${heading#??}
		;;
	*)
		n=$text
		find_words title
		heading=${text%%$'\n'*} text=$n
		;;
	esac
}

# head_ways INDEX: shows what stands above a choice, in place of the title of its first way.
head_ways() {
	local heading shown
	find_lead "$1" || return 1
	unmark "$heading"
	say progress "$(($1 + 1))" "$mains"
	gap
	put_title "$shown" "  $said"
	if [ -n "$text" ]; then
		gap
		show_words
	fi
	introduced=${within[$1]}
}

# next_ways INDEX: sets `text` to what the choice is called by which a step is, where none is
# made yet.
next_ways() {
	local due passed latest ways listed heading
	if look_ways "$1" && [ -n "$due" ]; then
		if find_lead "$1"; then
			text=$heading
		else
			list_ways "$due"
			text=$listed
		fi
	fi
}

# set_way N WAY BY: that a way is chosen. What was left out for another one is open again, and
# what an operator who takes one after all had skipped with all of them.
set_way() {
	local at was=${chosen[$1]-}
	reopened=
	[ -z "$was" ] || name_way "$1"
	for at in "${!steps[@]}"; do
		case ${was:-$3}:${outcomes[at]-}:${reasons[at]-} in
		[0-9]*":left-out:$said") ;;
		operator:skipped:*' = no') continue ;;
		operator:skipped:*) is_of "$at" "$1" || continue ;;
		*) continue ;;
		esac
		outcomes[at]='' reasons[at]='' ended[at]='' reopened=${reopened:-$at}
	done
	chosen[$1]=$2
	name_way "$1"
	read_clock
	begin_record choice step "${choices[$1]}" hash "${choice_hashes[$1]}" start "$now" \
		by "$3" reason "$said"
	finish_record
}

# is_of INDEX N: whether a step is of a way of a choice.
is_of() {
	[[ ${does[$1]} =~ [=,]"${choices[$2]}": ]]
}

# skip_ways N INDEX: skips the steps of all ways, from one on, where the operator says why.
skip_ways() {
	local at why
	ask_text ask-skip-reason || return 0
	why=$reply
	for ((at = $2; at <= last; at++)); do
		if is_of "$at" "$1" && ! is_handled "$at"; then
			reply=$why
			set_outcome "$at" skipped '' "$why" operator
		fi
	done
}

# ask_way N [INDEX]: has the operator choose; fails where nothing is chosen. With INDEX, the step
# is not shown yet: what its question offers as well is offered here.
ask_way() {
	local n answer keys=123456789acdefghijklmoprtuvwxyz labels='' ways listed
	list_ways "$1"
	if nobody_there; then
		warn_of needs-way "$listed" "${choices[$1]} = ${ways[0]}"
		leave_to_person needs-person "${choices[$1]} = ${ways[0]}"
	fi
	keys=${keys:0:${#ways[@]}}
	for ((n = 0; n < ${#keys}; n++)); do
		printf -v "message_answer_way_$n" %s "${ways[n]}"
		printf -v "message_help_way_$n" %s "${ways[n]}"
		labels+="answer-way-$n "
	done
	while :; do
		open_question
		hint "$warn" question-way
		choose "$keys${2:+s}b${2:+n}q" "$labels${2:+answer-skip} answer-back ${2:+answer-note} answer-quit" ''
		case $answer$# in
		b1) return 1 ;;
		s*) skip_ways "$@" ;;
		[bnq]*) take_answer "${2-}" ;;
		*) break ;;
		esac
		((move == 0)) || return 1
	done
	n=${keys%%"$answer"*}
	set_way "$1" "$((${#n} + 1))" operator
}

# Before the first step: what this start was given is chosen.
give_ways() {
	local n reopened
	for n in "${!choices[@]}"; do
		[ "${chosen[n]-}" = "${wished[n]-${chosen[n]-}}" ] || set_way "$n" "${wished[n]}" answers
	done
}

# take_ways INDEX: has the ways chosen that a step depends on. Whether it is left out.
take_ways() {
	local due passed latest reopened
	while look_ways "$1" && [ -n "$due" ] && [ -z "$passed" ]; do
		head_ways "$1" || enter_sections "$1"
		decide_case "$1" "${choices[due]}" && return
		ask_way "$due" "$1" || return 0
	done
	[ -n "$passed" ] || return 1
	name_way "$passed"
	set -- "$1" "$said"
	gap
	hint "$faint" step-left-out "${steps[$1]}" "$2"
	set_outcome "$1" left-out '' "$2" ''
}

# step_back INDEX: sets `move` to where the step before is that no other way has left out.
step_back() {
	move=-1
	while (($1 + move > lowest)) && [ "${outcomes[$1 + move]-}" = left-out ]; do move=$((move - 1)); done
}

# find_own_way INDEX: whether a step is of a way, so that another one can be chosen.
find_own_way() {
	local due passed latest
	way_key='' way_label=''
	! look_ways "$1" || way_key=o way_label=answer-way
}

# change_way INDEX: has the operator choose again; goes to the first step that is due then.
change_way() {
	local due passed latest reopened was
	look_ways "$1"
	latest=${passed:-$latest} was=${chosen[latest]-}
	ask_way "$latest" || return 0
	[ "$was" != "${chosen[latest]}" ] || return 0
	# Who looks at a step that is over goes on in the way that is taken now.
	if [ -n "$reopened" ] && ((reopened >= lowest && reopened <= last)) && { ((reopened < $1)) || is_handled "$1"; }; then
		move=$((reopened - $1))
	else
		is_handled "$1" || take_ways "$1" || return 0
	fi
}

# Adds to the summary where several ways of a choice were done.
tell_ways() {
	local n at way ways listed several found
	for n in "${!choices[@]}"; do
		several=()
		list_ways "$n"
		# Words are found by a name that is set in the same variable.
		found=''
		for at in "${!steps[@]}"; do
			[[ ${does[at]} =~ [=,]"${choices[n]}":([0-9]+) ]] || continue
			way=${BASH_REMATCH[1]}
			note_done "$at" "${ways[way - 1]}" || continue
			[[ ,$found, = *,$way,* ]] || found+=${found:+,}$way
		done
		case $found in *,*) tell_several ;; esac
	done
}

# Adds to `record` the steps of ways, each with its choice and what its way is called.
add_ways() {
	local n pair found ways listed list=''
	for n in "${!steps[@]}"; do
		[[ ${does[n]} =~ ' ways='([^ ]*) ]] || continue
		for pair in ${BASH_REMATCH[1]//,/ }; do
			find_choice "${pair%:*}" || continue
			list_ways "$found"
			quote_json "${ways[${pair##*:} - 1]}"
			list+=",[\"${steps[n]}\",\"${pair%:*}\",$quoted]"
		done
	done
	record+=",\"ways\":[${list#,}]"
}

# Which ways are chosen, for who goes on.
show_ways() {
	local n said ways
	for n in "${!choices[@]}"; do
		[ -n "${chosen[n]-}" ] || continue
		name_way "$n"
		print_message way-chosen "$said"
	done
}

# Adds to `text` which ways are chosen.
write_ways() {
	local n said ways
	for n in "${!choices[@]}"; do
		[ -n "${chosen[n]-}" ] || continue
		name_way "$n"
		text+="way ${choice_hashes[n]} ${said#* = }
"
	done
}

# read_way HASH NAME: what the state says of a choice, where it is still the same.
read_way() {
	local n way
	for n in "${!choices[@]}"; do
		[ "${choice_hashes[n]}" = "${1%% *}" ] && find_way "$n" "${1#* }" && chosen[n]=$way
	done
	return 0
}
