# --- What earlier steps have set

# show_variables INDEX: what the variables hold that commands of earlier steps set and those of
# this one use, as the shell of the commands has kept it; nothing is run to find that out.
show_variables() {
	local name row shown setter rest=${does[$1]#*' uses='}
	if [ "$rest" = "${does[$1]}" ] || [ "$mode" = dry-run ] || [ -z "$session_kept" ]; then return; fi
	rest=${rest%% *},
	while [ -n "$rest" ]; do
		name=${rest%%,*} rest=${rest#*,}
		find_setter "$1"
		find_variable
		case $? in
		0)
			cut_value
			cover "$row"
			if [ -n "$setter" ]; then say set-by-step "$setter"; else say report-from-environment; fi
			said="$name = "$'\2'"$shown"$'\4'" ($said)"
			put_said '    ' '      '
			;;
		1) hint "$warn" variable-unset "$name" "$setter" ;;
		esac
	done
}

# find_setter INDEX: sets `setter` to the step that has set the variable `name` last, else to
# the last one before that would.
find_setter() {
	local at list order most=-1
	setter=
	for ((at = 0; at < ${#steps[@]}; at++)); do
		list=${does[at]#*' sets='}
		case ",${list%% *}," in *",$name,"*) ;; *) continue ;; esac
		[ "$list" != "${does[at]}" ] || continue
		case ${outcomes[at]-}/${statuses[at]-} in
		'done/'?* | failed/?*)
			read_end "$at"
			if ((order >= most)); then setter=${steps[at]} most=$order; fi
			;;
		*) if ((at < $1 && most < 0)); then setter=${steps[at]}; fi ;;
		esac
	done
}

# Sets `row` to what the variable `name` holds, as `declare` writes it. Fails with 1 where it
# is not set, with 2 where that is not known, since it may hold a secret.
find_variable() {
	local line form="^declare -[^ ]+ $name(=(.*))?\$"
	if [ -r "$folder/session" ]; then
		while IFS= read -r line; do
			if [[ $line =~ $form ]]; then
				row=${BASH_REMATCH[2]}
				[ -n "$row" ]
				return
			fi
			case $line in
			"unset -v $name") return 1 ;;
			__rb_lost=*"$name"* | __rb_lost=*'\*'*) return 2 ;;
			esac
		done <"$folder/session"
	fi
	for line in "${inherited[@]}"; do
		case $line in "$name="*) row=\"${line#*=}\" setter='' && return ;; esac
	done
	return 1
}

# Makes of `row` what a person reads: one row of it, and not all of what is long.
cut_value() {
	local backslash=\\ each more=''
	case $row in
	'"'*)
		row=${row#?}
		case $row in *'"') row=${row%?} ;; *) more=' ...' ;; esac
		for each in '"' '$' '`' "$backslash"; do row=${row//"$backslash$each"/"$each"}; done
		;;
	esac
	row=${row%%$'\n'*} row=${row//[[:cntrl:]]/}
	if [ "${#row}" -gt 200 ]; then row=${row:0:200} more=' ...'; fi
	row=${row:-\"\"}$more
}
