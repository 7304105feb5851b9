# --- Values

# What the steps of a round use and was not given for it yet; the state has none of it.
renewed=' '

parameters=() sought='' values=() origins=() stored=() newer=() newer_from=() sent=() sent_to=''
# What the state has of a value that cannot be taken from it: a name, behind an
# asterisk where a secret is covered in it, and the value.
unusable=()
# Which of what the state has is of the round before, and not given for the one under way; what of
# that can stay.
anew=() former=()
# The values that a roll-back gets instead.
lent=()
# What the commands of each step were given when they ran last, a line each; what the state says of
# that, by ids.
with=() given_then=()
variables=() patterns=() forms=() defaults=() has_default=() secrets=()
# What is never shown or kept: each secret in the forms that a text may have it
# in, the longest first.
covered=()
# Its row of the help, and the answer that changes a value.
value_row='help-set NAME=VALUE' value_key=v value_label=answer-value

# value NAME VARIABLE [secret]
value() {
	keep "value $1" value
	local n=${#parameters[@]} rest=$text$'\n' line
	parameters[n]=$1 variables[n]=$2 secrets[n]=${3-}
	patterns[n]='' forms[n]='' defaults[n]='' has_default[n]=''
	text=$1
	while [ -n "$rest" ]; do
		line=${rest%%$'\n'*}
		rest=${rest#*$'\n'}
		case $line in
		'prompt '*) text=${line#* } ;;
		'pattern '*) patterns[n]=${line#* } ;;
		'form '*) forms[n]=${line#* } ;;
		'of '*) forms[n]+=$'\n'${line#* } ;;
		'default '*) defaults[n]=${line#* } has_default[n]=yes ;;
		esac
	done
	texts[${#texts[@]} - 1]=$text
}

# find_parameter NAME: sets `found` to the index of the value that a name means,
# whatever its case, blanks and hyphens.
find_parameter() {
	local n name=${1//[ _]/-}
	found=
	shopt -s nocasematch
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		if [[ ${parameters[n]//[ _]/-} = "$name" || ${variables[n]//[ _]/-} = "$name" ]]; then
			found=$n
			break
		fi
	done
	shopt -u nocasematch
	[ -n "$found" ]
}

# is_value NAME VALUE: whether the line of an answers file gives a value, or says which
# of two counts.
is_value() {
	case $1=$2 in
	value.*=new | value.*=earlier)
		find_parameter "${1#value.}" && [ "${parameters[found]}" = "${1#value.}" ]
		;;
	*) find_parameter "$1" || is_round_value "$1" "$2" ;;
	esac
}

# unquote_value VALUE: sets `unquoted` to it without the quotes that keep the blanks at its ends.
unquote_value() {
	unquoted=$1
	case $1 in '" '*'"' | '"'*' "') unquoted=${1#?} unquoted=${unquoted%?} ;; esac
}

# find_wants INDEX [types]: sets `wants` to the indexes of the values that the commands of
# a step need, or that a person types with them.
find_wants() {
	local found rest=${does[$1]#*" ${2-needs}="}
	wants=
	if [ "$rest" = "${does[$1]}" ]; then
		return
	fi
	rest=${rest%% *},
	while [ -n "$rest" ]; do
		if find_parameter "${rest%%,*}"; then
			wants="$wants $found"
		fi
		rest=${rest#*,}
	done
}

# fits INDEX VALUE: whether a value matches the pattern of its parameter.
fits() {
	case $2 in
	'' | *[[:cntrl:]]*) return 1 ;;
	esac
	! is_too_short "$@" && ! is_no_text "$2" || return 1
	if [ -n "${patterns[$1]}" ]; then
		local pattern="^(${patterns[$1]})\$"
		[[ $2 =~ $pattern ]]
	fi
}

# is_too_short INDEX VALUE: whether that cannot be kept secret: all words with the letter would
# have it covered.
is_too_short() {
	[ -n "${secrets[$1]}" ] && [[ $2 = [[:ascii:]] ]]
}

# name_parameter INDEX: sets `said` to what a value is called.
name_parameter() {
	find_words "value ${parameters[$1]}"
	said=$text
}

# say_form INDEX: sets `said` to what a value must be, where words say just that.
say_form() {
	local form=${forms[$1]-} kind one
	[ -n "$form" ] || return 1
	kind=${form%%$'\n'*} form=${form#*$'\n'}
	one=${form%%$'\n'*}
	say "form-$kind" "$one" "${form#*$'\n'}"
}

# say_misfit INDEX VALUE: sets `said` to what is wrong with a value.
say_misfit() {
	local label
	name_parameter "$1"
	label=$said
	if [[ $2 = *[[:cntrl:]]* ]]; then
		say value-control "$label"
	elif is_no_text "$2"; then
		say not-text
		said="$label: $said"
	elif is_too_short "$@"; then
		say secret-short "$label"
	elif [ -z "${patterns[$1]}" ]; then
		say value-empty "$label"
	elif say_form "$1"; then
		set -- "$1" "$2" "$said"
		if [ -n "${secrets[$1]}" ]; then
			say secret-misfit "$label"
		else
			say value-misfit "${2//[[:cntrl:]]/}" "$label"
		fi
		said+=" $3"
	elif [ -n "${secrets[$1]}" ]; then
		say secret-invalid "$label" "${patterns[$1]}"
	else
		say value-invalid "${2//[[:cntrl:]]/}" "$label" "${patterns[$1]}"
	fi
}

take_value() {
	values[$1]=$2
	origins[$1]=$3
	if [ -n "${secrets[$1]}" ]; then
		cover_secret "$2"
	fi
}

# find_inherited NAME: sets `value` to what the environment says of a name, which
# may be a name of this script, too. Fails where that is nothing.
find_inherited() {
	for value in "${inherited[@]}"; do
		case $value in "$1="?*) value=${value#*=} && return ;; esac
	done
	return 1
}

# Gives the parameters the values that are known before anybody is asked, the
# surest first. A wrong one ends the run: it was meant for this run. One of the environment
# has no origin until the person who is there says that it counts.
find_values() {
	local n m name value from=report-from-environment
	[ "$mode" = dry-run ] || nobody_there || from=
	for ((m = 0; m < ${#settings[@]}; m++)); do
		name=${settings[m]%%=*}
		value=${settings[m]#*=}
		case $name in '' | "${settings[m]}") refuse value-form "--set ${settings[m]//[[:cntrl:]]/}" ;; esac
		if ! find_parameter "$name"; then
			refuse value-unknown "${name//[[:cntrl:]]/}" "$(list_parameters)"
		fi
		if [ "${origins[found]-}" = report-from-option ] && [ "${values[found]}" != "$value" ]; then
			[ -z "${secrets[found]}" ] || refuse set-twice "$name" '****' '****'
			refuse set-twice "$name" "${values[found]}" "${value//[[:cntrl:]]/}"
		fi
		give_value "$found" "$value" report-from-option
	done
	for ((m = 0; m < ${#answer_names[@]}; m++)); do
		if find_parameter "${answer_names[m]}" && [ "${origins[found]-}" != report-from-option ]; then
			unquote_value "${answer_values[m]}"
			give_value "$found" "$unquoted" report-from-answers
		fi
	done
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		if [ -z "${origins[n]-}" ] && find_inherited "${variables[n]}"; then
			give_value "$n" "$value" "$from"
		fi
	done
}

# Values that an earlier start of the run was given. What this start was given
# otherwise is asked about before the first step.
recall_values() {
	local m n value
	for n in "${!parameters[@]}"; do
		[ "${origins[n]-}" = report-from-option ] || settle_round "$n"
	done
	for ((m = 0; m < ${#stored[@]}; m++)); do
		for ((n = 0; n < ${#parameters[@]}; n++)); do
			value=${stored[m]%% *}
			if [ "${parameters[n]// /_}" != "${value#\*}" ] || [ -n "${secrets[n]}" ]; then
				continue
			fi
			value=${stored[m]#* }
			if [ -n "${anew[m]}" ]; then
				former[n]=${stored[m]}
				if [ -z "${origins[n]-}" ] && ! nobody_there && [ "${stored[m]:0:1}" != '*' ] && fits "$n" "$value"; then
					take_value "$n" "$value" report-from-state
					renewed+="$n "
				fi
			elif [ "${stored[m]:0:1}" = '*' ] || ! fits "$n" "$value"; then
				unusable[n]=${stored[m]}
			else
				if [ -n "${values[n]-}" ] && [ "${values[n]}" != "$value" ]; then
					newer[n]=${values[n]} newer_from[n]=${origins[n]:-report-from-environment}
				fi
				take_value "$n" "$value" report-from-state
			fi
		done
	done
}

# Has only what this start was given count.
forget_values() {
	with=() asides=() values=() origins=() newer=() newer_from=() unusable=() former=() renewed=' '
	find_values
}

# describe_value INDEX: sets `described` to how the state keeps a value that this
# start was given.
describe_value() {
	cover "${values[$1]-}"
	described="${parameters[$1]// /_} $shown"
	if [ "$shown" != "${values[$1]-}" ]; then described='*'$described; fi
}

# Before the first step: which of two values counts, where this start was given
# another one than an earlier start. What ran until now ran with the earlier one.
settle_values() {
	local n label shown described line keys labels old by
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		[ -n "${newer[n]-}${unusable[n]-}" ] || continue
		line=value.${parameters[n]}
		answer=
		if find_answer "$line"; then answer=$given; fi
		name_parameter "$n"
		label=$said
		keys=enq labels='answer-earlier answer-newer answer-quit'
		if [ -n "${unusable[n]-}" ]; then
			describe_value "$n"
			if [ "$described" = "${unusable[n]}" ]; then answer=new; fi
			keys=nq labels=${labels#* }
			answer=${answer#earlier}
			cover "${unusable[n]#* }"
			open_question
			[ -n "$answer" ] || hint "$warn" value-unusable "$label" "$shown" "$line = new"
		else
			cover "${newer[n]}"
			open_question
			say "${newer_from[n]}"
			hint "$warn" value-differs "$label" "${values[n]}" "$shown ($said)"
		fi
		by=answers
		if [ -n "$answer" ]; then
			:
		elif nobody_there; then
			if [ "$keys" = nq ]; then problem="$line = new"; else warn_of value-undecided "$line = earlier" "$line = new"; fi
			end_early needs-person 3
		else
			by=operator
			choose "$keys" "$labels" ''
		fi
		case $answer in
		q) quit ;;
		n*)
			unusable[n]=
			if [ -n "${newer[n]-}" ]; then
				old=${values[n]-}
				take_value "$n" "${newer[n]}" "${newer_from[n]}"
				begin_anew "$n" "$old"
			fi
			;;
		esac
		if [ -n "${origins[n]-}" ]; then record_value "$n" "$by"; fi
	done
}

# begin_anew INDEX OLD: a step some of whose commands have run with another value is to be run
# from its first one. Says which are done with it.
begin_anew() {
	local at wants used=''
	for at in "${!steps[@]}"; do
		find_wants "$at"
		[[ " $wants " = *" $1 "* ]] || continue
		is_undoing "$at" || again[at]=1
		if [ "${outcomes[at]-}" = unchecked ]; then
			! now_otherwise "$at" || { set_aside "$at" 0 unchecked && with[at]=''; }
			outcomes[at]=
		fi
		case ${outcomes[at]-} in 'done' | already-done) used+=", ${steps[at]}" ;; esac
	done
	[ -z "$2" ] || [ -z "$used" ] || hint "$warn" value-used "${used#, }"
}

# store_value LINE [anew]: a value that the state keeps.
store_value() {
	anew[${#stored[@]}]=${2-}
	stored[${#stored[@]}]=$1
}

give_value() {
	if ! fits "$1" "$2"; then
		say_misfit "$1" "$2"
		refuse_said
	fi
	take_value "$1" "$2" "$3"
}

list_parameters() {
	local n list=''
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		list="${list:+$list, }${parameters[n]}"
	done
	printf %s "$list"
}

# view_value INDEX: sets `shown` to a value as a person may see it, or a placeholder.
view_value() {
	shown=${lent[$1]-${values[$1]-}}
	if [ -z "$shown" ]; then
		shown="<${parameters[$1]}>"
	elif [ -n "${secrets[$1]}" ]; then
		shown='****'
	else
		cover "$shown"
	fi
}

# show_value INDEX [BEFORE]: a row of it, with where it came from.
show_value() {
	view_value "$1"
	case ${lent[$1]-}/${origins[$1]-} in
	?*/*) say value-then ;;
	/) say value-open ;;
	*) say "${origins[$1]}" ;;
	esac
	said="${2-}${parameters[$1]} = "$'\2'"$shown"$'\4'" ($said)"
	put_said '    ' '      '
}

# Those that are shown below the code of a step already.
valued=' '

# show_values INDEX [CODE]: those that the commands of a step get, or a code of it, which are not
# shown already.
show_values() {
	local n wants typed begun=''
	find_wants "$1" types
	typed=$wants
	find_wants "$1"
	for n in $wants $typed; do
		[[ $valued != *" $n "* && ${2-"\${${variables[n]}}"} = *"\${${variables[n]}}"* ]] || continue
		[ -n "$begun" ] || gap
		begun=yes valued+="$n "
		show_value "$n"
	done
}

# list_used INDEX: sets `used` to the values that the commands of a step get, a line each, but
# for secrets.
list_used() {
	local n wants
	used=
	# What was begun before had the values of then.
	if [ "$as_begun" = "$1" ] && [ -n "${with[$1]-}" ]; then
		used=${with[$1]}
		return
	fi
	find_wants "$1"
	for n in $wants; do
		[ -n "${secrets[n]}" ] || [ -z "${values[n]-}" ] || used+="${parameters[n]// /_} ${values[n]}"$'\n'
	done
}

# keep_used INDEX: that a step is done with the values of now.
keep_used() {
	local used
	list_used "$1"
	with[$1]=$used
}

# move_used ID INDEX: what the state says of that, of a step that has this place now.
move_used() {
	local n
	with[$2]=
	for n in ${given_then[@]+"${given_then[@]}"}; do
		[[ $n != "$1 "* ]] || with[$2]+=${n#* }$'\n'
	done
}

# lend_values DEED: sets `lent` to the values that it was done with, where they are other ones
# now. Fails, and lends none, where one had a secret in it, and is not known any more.
lend_values() {
	local rest=${1:+${deed_values[$1]}} line name found
	lent=()
	while [ -n "$rest" ]; do
		line=${rest%%$'\n'*} rest=${rest#*$'\n'}
		name=${line%% *}
		find_parameter "${name#\*}" || continue
		if [ "$name" != "${name#\*}" ]; then
			name_parameter "$found"
			hint "$warn" value-lost "$said" "${line#* }"
			lent=()
			return 1
		fi
		[ "${line#* }" = "${values[found]-}" ] || lent[found]=${line#* }
	done
}

# Shows those.
show_lent() {
	local n
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		[ -z "${lent[n]-}" ] || show_value "$n"
	done
}

# list_pairs LINES: sets `shown` to the values of a deed, in a row.
list_pairs() {
	local rest=$1 line list='' found
	while [ -n "$rest" ]; do
		line=${rest%%$'\n'*} rest=${rest#*$'\n'}
		line=${line#\*}
		cover "${line#* }"
		line=${line%% *}
		if find_parameter "$line"; then line=${parameters[found]}; fi
		list+=", $line = $shown"
	done
	shown=${list#, }
}

# tell_used LINES: adds the values of a roll-back to `record`.
tell_used() {
	local rest=$1 name found shown list=''
	while [ -n "$rest" ]; do
		cover "${rest%%$'\n'*}"
		rest=${rest#*$'\n'}
		find_parameter "${shown%% *}" || continue
		quote_json "${parameters[found]}"
		name=$quoted
		quote_json "${shown#* }"
		list+="${list:+,}[$name,$quoted]"
	done
	[ -z "$list" ] || record+=",\"values\":[$list]"
}

# fill_code INDEX: puts the values of a step into `code`, between \2 and \4. What would mean
# something where it stands, in double quotes or a here-document, stays out; in a text that is
# `printed`, nothing does. In one to be `compared`, they are as they are.
fill_code() {
	local n wants slot rest begin=$'\2' end=$'\4'
	[ "${2-}" != compared ] || begin='' end=''
	find_wants "$1"
	for n in $wants; do
		slot="\${${variables[n]}}" rest=$code
		view_value "$n"
		[ "${2-}" != compared ] || shown=${lent[n]-${values[n]-}}
		case ${2-}/$shown in printed/* | compared/*) ;; *[\"\$\`\\!'}']* | *$'\xe2\x80'[$'\x9c'-$'\x9e']*)
			# Whoever types it elsewhere has no variable there.
			can "$1" by-hand || continue
			shown="<${parameters[n]}>"
			;;
		esac
		can "$1" "own=${parameters[n]// /_}" && continue
		code=
		while [[ $rest = *"$slot"* ]]; do
			code+=${rest%%"$slot"*}$begin$shown$end
			rest=${rest#*"$slot"}
		done
		code+=$rest
	done
}

# fill_row INDEX: the same for a row of code for another shell, as it is shown.
fill_row() {
	local mark=${bold:+$bold$'\033[4m'}
	[ -n "$1" ] && can "$1" by-hand || return 0
	fill_code "$1"
	code=${code//$'\2'/$mark}
	code=${code//$'\4'/$plain$code_style}
}

# change_value INDEX: asks for another value, at the question about a step.
change_value() {
	local n=0 old text_help=help-which
	if [ "${#parameters[@]}" -gt 1 ]; then
		open_question
		for n in "${!parameters[@]}"; do show_value "$n" "$((n + 1))  "; done
		while :; do
			ask_text ask-which || return 0
			case $reply in
			*[!0-9]* | ????*) find_parameter "$reply" && n=$found && break ;;
			*) n=$((10#$reply)) && ((n > 0)) && [ -n "${parameters[--n]-}" ] && break ;;
			esac
			hint "$warn" value-unknown "$reply" "$(list_parameters)"
		done
	fi
	old=${values[n]-}
	ask_value "$n" later
	[ "${values[n]-}" != "$old" ] || return 0
	begin_anew "$n" "$old"
	show_filled "$1"
}

# show_filled INDEX: the code of a step once more, with the values that it has now.
show_filled() {
	if can "$1" by-hand; then
		gap
		find_words "${steps[$1]}"
		show_words "$1"
	fi
	show_routine "$1"
}

# ask_put_off INDEX: what the commands for another shell need, and was put off. Whoever leaves
# them out need not say it.
ask_put_off() {
	local n wants open='' given=''
	can "$1" by-hand || return 0
	find_wants "$1"
	for n in $wants; do
		[ -z "${origins[n]-}" ] || continue
		if [ -z "$open" ]; then
			gap
			hint "$faint" value-later
		fi
		open=yes
		ask_value "$n" later
		given+=${origins[n]-}
	done
	[ -z "$given" ] || show_filled "$1"
}

# ask_value INDEX LATER: asks for a value. With LATER, an empty answer puts it
# off until a step needs it. One that is there stays, or counts from then on.
ask_value() {
	local n=$1 label typed before='' usual style=''
	name_parameter "$n"
	label=$said
	if [ -z "${values[n]-}" ]; then
		shown=${defaults[n]}
	else
		gap
		if [ -n "${origins[n]-}" ]; then hint "$faint" value-keep; else hint "$faint" value-environment; fi
		view_value "$n"
	fi
	usual=$shown
	while :; do
		typing_hidden=${secrets[n]:+yes}
		if [ -n "${secrets[n]}" ]; then
			say ask-secret "$label"
		else
			say ask-value "$label"
		fi
		label_line=$said
		if [ -n "$usual" ]; then
			say value-default "$usual"
			label_line+=" $said"
		fi
		[ -n "$at_once" ] || prepare_line
		fold_question
		read_reply "  $label_line " ${typing_hidden:+-s}
		[ -z "$typing_hidden" ] || gap
		typing_hidden=''
		typed=$line line=
		drop_rest
		# Whoever sees what is wrong may type at once.
		[[ -z $typed || -n ${secrets[n]} ]] || fits "$n" "$typed" || prepare_line
		[ -n "${secrets[n]}" ] || { drop_escapes "$typed" && typed=$reply; }
		trim "$typed"
		# Nobody sees a blank that has come with it.
		if [ "$typed" != "$before" ]; then
			before=$typed
			case $typed in
			'?') show_asked_help "$n" && continue ;;
			"$reply") ;;
			*) hint "$warn" value-blank && continue ;;
			esac
		fi
		reply=$typed
		if [ -n "${origins[n]-}" ] && [[ -z $reply || $reply = "${values[n]}" ]]; then
			return
		elif [ -z "$reply" ] && [ -n "${values[n]-}" ]; then
			take_value "$n" "${values[n]}" report-from-environment
		elif [ -z "$reply" ] && [ -n "${has_default[n]}" ]; then
			take_value "$n" "${defaults[n]}" report-from-default
		elif [ -z "$reply" ]; then
			if [ -n "$2" ]; then
				return
			fi
			hint "$warn" value-needed
			continue
		elif fits "$n" "$reply"; then
			take_value "$n" "$reply" report-from-prompt
		else
			say_misfit "$n" "$reply"
			style=$warn
			put_said "  $style" '  '
			continue
		fi
		record_value "$n"
		return
	done
}

# show_asked_help INDEX: how a value is given, and what it must be.
show_asked_help() {
	hint '' help-asked
	! say_form "$1" || put_said '  ' '  '
	[ -z "$at_once" ] || hint '' help-editing
}

# Adds to `label_line` how to get help. Where what is typed would not fit beside a question,
# that stands in rows of its own.
fold_question() {
	local help width
	say answer-help
	help="[?] $said >"
	count_bytes
	measure "  $label_line  $help "
	count_letters
	if [ -n "$wrapped" ] && ((width > columns - 12)); then
		said=$label_line label_line=''
		put_said '  ' '  '
	fi
	label_line+=${label_line:+  }$help
}

# find_sought: sets `sought` to the indexes of the values that steps still to be done
# need; fails where there is none.
find_sought() {
	local at n wants given wanted=' '
	for ((at = first; at <= last; at++)); do
		wants=
		is_handled "$at" || will_not_run "$at" || find_wants "$at"
		wanted+="$wants "
	done
	sought=
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		case $wanted in *" $n "*) sought+=" $n" ;; esac
	done
	[ -n "$sought" ]
}

# Before the first step: what is missing is asked for once.
ask_values() {
	local n hinted=''
	find_sought
	for n in $sought; do
		if [[ $renewed = *" $n "* ]]; then
			ask_value "$n" ''
			renewed=${renewed/" $n "/ }
		fi
		if [ -n "${origins[n]-}" ]; then
			continue
		fi
		if [ -z "$hinted${values[n]-}${has_default[n]}" ]; then
			gap
			hint "$faint" value-later
			hinted=yes
		fi
		ask_value "$n" later
	done
}

# Without a person: the defaults, or the end before anything has run.
default_values() {
	local at n wants
	for ((at = first; at <= last; at++)); do
		if is_handled "$at" || will_not_run "$at" || is_passed "$at"; then
			continue
		fi
		find_wants "$at"
		for n in $wants; do
			if [ -n "${origins[n]-}" ]; then
				continue
			elif [ -n "${has_default[n]}" ]; then
				take_value "$n" "${defaults[n]}" report-from-default
				record_value "$n"
			elif ! can "$at" by-hand; then
				current=$at
				name_parameter "$n"
				if [ -n "${secrets[n]}" ]; then
					# On a command line, others can read it.
					warn_of secret-missing "${steps[at]}" "$said" "${variables[n]}"
				else
					warn_of value-missing "${steps[at]}" "$said" "--set '${parameters[n]}=…'"
				fi
				end_early needs-person 3
			fi
		done
	done
}

# Whether the answers file says that nothing of a step is to be run.
will_not_run() {
	find_answer "${steps[$1]}" || return 1
	case $given in 'done') ! can "$1" verify ;; run | yes) return 1 ;; esac
}

# spares_values INDEX: whether a step lacks values that nothing of it will use.
spares_values() {
	local n wants given
	will_not_run "$1" || return 1
	find_wants "$1"
	for n in $wants; do [ -n "${origins[n]-}" ] || return 0; done
	return 1
}

# need_values INDEX: everything that the commands of a step need, now.
need_values() {
	local n wants lacked=''
	# Commands that delete what is there must not begin elsewhere unasked.
	case "$lost " in
	*' PWD '*)
		if nobody_there; then
			end_early needs-person 3
		fi
		open_question
		cover "$PWD"
		print_message session-elsewhere "$shown"
		wait_reader
		lost=
		;;
	esac
	find_wants "$1"
	for n in $wants; do
		if [ -z "${origins[n]-}${lent[n]-}" ]; then
			ask_value "$n" ''
			lacked=yes
		fi
	done
	# Until now, it was not shown as it will run.
	[ -z "$lacked" ] || show_routine "$1"
}

# What was given for this start is told in the evidence.
note_values() {
	local n
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		case ${origins[n]-}${unusable[n]-} in
		'' | *-state | *' '*) ;;
		*) record_value "$n" ;;
		esac
	done
}

# send_values: tells the shell the values it does not know yet, and what it must
# not keep.
send_values() {
	local n form value
	if [ "$sent_to" != "$session" ]; then
		sent=() sent_to=$session
	fi
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		value=${lent[n]-${values[n]-}}
		if [ -n "${origins[n]-}${lent[n]-}" ] && [ "${sent[n]-}" != "$value" ]; then
			printf 'set %s %s\n' "${variables[n]}" "$value" >&7
			if [ -n "${secrets[n]}" ]; then
				for form in "${covered[@]}"; do
					printf 'cover - %s\n' "$form" >&7
				done
			fi
			sent[n]=$value
		fi
	done
}

# Sets `shown` to a line with its secrets covered.
cover() {
	local form
	shown=$1
	for form in ${covered[@]+"${covered[@]}"}; do
		shown=${shown//"$form"/****}
	done
}

# Whether that was said of commands whose output comes late to the screen.
covered_told=''

# tell_covered INDEX: says before a step is asked about where secrets are not covered in what it
# shows, and once where what it prints comes late to the screen.
tell_covered() {
	if ((runs[$1] == 0)) || ! has_secrets || nobody_there; then return; fi
	case " ${code_keys[*]-} " in
	*" ${steps[$1]} prints "*) ;;
	*)
		if keeps_terminal "$1"; then
			gap
			hint "$faint" output-uncovered
			return
		fi
		! can_cover || return 0
		;;
	esac
	if [ -z "$covered_told" ]; then
		gap
		hint "$faint" output-covered
		covered_told=yes
	fi
}

# keeps_terminal INDEX: whether the commands of a step have the screen to themselves, though
# there is a secret: what waits for keys there would not be what it is with another text, and
# the secret is not among what it is given.
keeps_terminal() {
	local n wants
	can "$1" asks-interactive || return 1
	find_wants "$1"
	for n in $wants; do [ -z "${secrets[n]}" ] || return 1; done
}

has_secrets() {
	[ "${#covered[@]}" -gt 0 ]
}

# cover_form TEXT: covers it from now on.
cover_form() {
	local n form
	for form in ${covered[@]+"${covered[@]}"}; do
		if [ "$form" = "$1" ]; then return; fi
	done
	n=${#covered[@]}
	while [ "$n" -gt 0 ] && [ "${#covered[n - 1]}" -lt "${#1}" ]; do
		covered[n]=${covered[n - 1]}
		n=$((n - 1))
	done
	covered[n]=$1
}

# cover_secret VALUE: covers it as it is, as other languages and addresses write
# it, and in Base64, wherever in a longer text it may stand.
cover_secret() {
	local n byte letter code left=0 format quote text bytes=() letters=() codes=()
	count_bytes
	for ((n = 0; n < ${#1}; n++)); do
		printf -v byte %d "'${1:n:1}"
		byte=$((byte & 255)) bytes[n]=$((byte & 255))
		if ((left > 0 && byte >> 6 == 2)); then
			left=$((left - 1)) code=$((code << 6 | byte & 63)) letter+=${1:n:1}
		else
			letter=${1:n:1} left=$(((byte > 191) + (byte > 223) + (byte > 239)))
			code=$((left ? byte & (63 >> left) : byte))
		fi
		if [ "$left" -eq 0 ]; then letters+=("$letter") codes+=("$code"); fi
	done
	cover_form "$1"
	write_bytes '' %02x
	write_bytes '' %02X
	cover_base64 0
	cover_base64 4
	cover_base64 2
	case $1 in
	*[!A-Za-z0-9._~-]*)
		for format in %%%02x %%%02X; do
			write_bytes '._~-' "$format"
			write_bytes '._~-/' "$format"
			# What a browser leaves as it is.
			write_bytes "._~-!'()*" "$format"
		done
		for format in '' '\\u%04x' '\\u%04X'; do
			write_letters "$format" \\ \\\\ \" '\"'
			write_letters "$format" \\ \\\\ \" '\"' / '\/'
			write_letters "$format" \\ \\\\ \" '\"' '<' '\u003c' '>' '\u003e' '&' '\u0026'
			write_letters "$format" \\ \\\\ \" '\"' '<' '\u003c' '>' '\u003e' '&' '\u0026' \' '\u0027'
		done
		for format in '' '&#%d;'; do
			write_letters "$format" '&' '&amp;' '<' '&lt;' '>' '&gt;'
			for quote in \' '&#39;' '&#x27;' '&apos;'; do
				write_letters "$format" '&' '&amp;' '<' '&lt;' '>' '&gt;' \" '&quot;' \' "$quote"
			done
		done
		for quote in "'\\''" "'\"'\"'" "''"; do write_letters '' \' "$quote"; done
		write_letters '' \" '""'
		;;
	esac
	count_letters
	printf -v text %q "$1"
	cover_form "$text"
}

# write_bytes KEPT FORMAT: covers the secret with all but letters, digits and what is
# kept written so; with nothing kept, all. A blank may be a plus.
# shellcheck disable=SC2059
write_bytes() {
	local n text='' byte
	for ((n = 0; n < ${#bytes[@]}; n++)); do
		printf -v byte %o "${bytes[n]}"
		printf -v byte %b "\\0$byte"
		case $1$byte in
		?*[A-Za-z0-9]) ;;
		*) if [ -z "$1" ] || [ "${1#*"$byte"}" = "$1" ]; then printf -v byte "$2" "${bytes[n]}"; fi ;;
		esac
		text+=$byte
	done
	cover_form "$text"
	cover_form "${text//%20/+}"
}

# write_letters FORMAT LETTER TEXT...: covers the secret with letters written as a text
# each, and those that are not ASCII by a number, where there is a format.
# shellcheck disable=SC2059
write_letters() {
	local n m letter text='' format=$1 pairs=()
	shift
	pairs=("$@")
	for ((n = 0; n < ${#letters[@]}; n++)); do
		letter=${letters[n]}
		for ((m = 0; m < ${#pairs[@]}; m += 2)); do
			if [ "$letter" = "${pairs[m]}" ]; then letter=${pairs[m + 1]} && break; fi
		done
		if [ -n "$format" ] && ((codes[n] > 127)); then
			case $format$((codes[n] > 65535)) in
			*u*1)
				printf -v letter "$format$format" $((codes[n] - 65536 >> 10 | 55296)) $((codes[n] & 1023 | 56320))
				;;
			*) printf -v letter "$format" "${codes[n]}" ;;
			esac
		fi
		text+=$letter
	done
	cover_form "$text"
}

# cover_base64 BITS: covers what Base64 makes of `bytes` where the first bits
# share a letter with what stands before: the letters that are theirs alone.
cover_base64() {
	local signs=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/
	local byte held=0 bits=-$1 text=''
	for byte in "${bytes[@]}"; do
		held=$(((held << 8 | byte) & 65535)) bits=$((bits + 8))
		while [ "$bits" -ge 6 ]; do
			bits=$((bits - 6))
			text=$text${signs:held>>bits&63:1}
		done
	done
	if [ "${#text}" -gt 4 ]; then
		cover_form "$text"
	fi
	if [ "$1" = 0 ] && [ "$bits" -gt 0 ]; then
		text=$text${signs:held<<(6 - bits)&63:1}
		cover_form "$text"
	fi
	# Rows of it, as programs write them.
	for held in 64 76; do
		for ((bits = 0; $1 == 0 && ${#text} > held && bits < ${#text} - 7; bits += held)); do
			cover_form "${text:bits:held}"
		done
	done
}

# list_needed GAP: the values that the commands to come need, as a list, after a gap.
list_needed() {
	local n
	find_sought || return
	if [ -n "$1" ]; then gap; fi
	hint '' needs-commands
	for n in $sought; do
		name_parameter "$n"
		if [ "$said" != "${parameters[n]}" ]; then
			said="${parameters[n]}: $said"
		fi
		put_said '  - ' '    '
	done
}

# Adds the values to `text`, a line each, but for secrets.
write_values() {
	local n shown described rest
	for n in "${!with[@]}"; do
		rest=${with[n]}
		while [ -n "$rest" ]; do
			cover "${rest%%$'\n'*}"
			[ "$shown" = "${rest%%$'\n'*}" ] || shown="*$shown"
			text+="use ${steps[n]} $shown
"
			rest=${rest#*$'\n'}
		done
	done
	for n in ${asides[@]+"${asides[@]}"}; do text+="aside $n"$'\n'; done
	for ((n = 0; n < ${#parameters[@]}; n++)); do
		describe_value "$n"
		if [ -n "${unusable[n]-}" ]; then
			text+="param ${unusable[n]}
"
		elif [ -n "${secrets[n]}" ]; then
			:
		elif [[ $renewed = *" $n "* ]]; then
			text+="renew $described
"
		elif [ -n "${origins[n]-}" ]; then
			text+="param $described
"
		elif [ -n "${former[n]-}" ]; then
			text+="renew ${former[n]}
"
		fi
	done
}

# record_value INDEX [BY]: where a value came from; a secret's own is not told.
record_value() {
	local secret=''
	shown=''
	if [ -n "${secrets[$1]}" ]; then secret=true; else cover "${values[$1]}"; fi
	read_clock
	begin_record parameter start "$now" by "${2-}" name "${parameters[$1]}" variable "${variables[$1]}" \
		value "$shown" secret "$secret" from "${origins[$1]#report-from-}"
	finish_record ''
}
