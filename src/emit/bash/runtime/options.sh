# --- Command line

# Ends with what is wrong about the command line.
refuse() {
	say "$@"
	refuse_said
}

refuse_said() {
	warn_said
	print_message see-help >&2
	stop 2
}

# Keeps the first thing that is wrong, to be said in the language asked for.
complain() {
	if [ -z "$wrong" ]; then
		wrong=$1
		wrong_value=${2//[[:cntrl:]]/}
	fi
}

# whole_path FILE: sets `path` to it, whatever folder is the current one.
whole_path() {
	case $1 in /*) path=$1 ;; *) path=$PWD/$1 ;; esac
}

# take_option NAME VALUE: an option that needs a value.
take_option() {
	case $1 in
	--lang) wanted=$2 ;;
	--from) from=$2 ;;
	--only) only=$2 ;;
	--set) settings+=("$2") ;;
	--answers) answers=$2 ;;
	# The next start may be made elsewhere.
	--evidence) whole_path "$2" && evidence_wanted=$path ;;
	--state) whole_path "$2" && state_folder=$path ;;
	--run)
		run_name=$2
		case $2 in *[!A-Za-z0-9._-]*) complain run-name-wrong "$2" ;; esac
		;;
	*) complain unknown-option "$1=$2" ;;
	esac
	[ -n "$2" ] || complain missing-value "$1"
}

read_options() {
	while (($# > 0)); do
		case $1 in -h | '-?') set -- --help "${@:2}" ;; esac
		case $1 in
		--list | --dry-run | --help | --version | --status | --reset)
			case $mode in run | "${1#--}") ;; *) complain options-apart "--$mode, $1" ;; esac
			mode=${1#--}
			;;
		--unattended) unattended=yes ;;
		--*=*) take_option "${1%%=*}" "${1#*=}" ;;
		--lang | --from | --only | --set | --answers | --evidence | --state | --run)
			case ${2--} in
			-*) take_option "$1" '' ;;
			*)
				take_option "$1" "$2"
				shift
				;;
			esac
			;;
		-*) complain unknown-option "$1" ;;
		*) complain unexpected-argument "$1" ;;
		esac
		shift
	done
}

# option NAME KEY VALUE...: a row of the help, in which names have a width.
option() {
	local name
	printf -v name "  %-${name_width}s  " "$1"
	shift
	say "$@"
	shown=$said
	put_wrapped "$name" "${name//?/ }"
}

show_help() {
	local row name_width=16
	count_bytes
	print_message help-usage "${0##*/}"
	gap
	print_message help-options
	for row in help-list 'help-lang TAG' help-dry-run 'help-from STEP' 'help-only STEP' \
		${value_row:+"$value_row"} help-unattended 'help-answers FILE' 'help-evidence FILE' \
		'help-state FOLDER' 'help-run NAME' help-status help-reset 'help-help (-h)' help-version; do
		option "--${row#help-}" "${row%% *}" "$all_tags"
	done
	gap
	print_message help-exit-codes
	name_width=3
	for row in '0 exit-done' '1 exit-failed' '2 exit-usage' '3 exit-needs-person' '4 exit-locked' \
		'130 exit-interrupted'; do
		option "${row% *}" "${row#* }"
	done
	count_letters
}

show_version() {
	local n
	printf '%s (runbookc %s)\n' "$runbook" "$made_by"
	for n in "${!paths[@]}"; do
		printf '  %s  blake3 %s\n' "${paths[n]}" "${file_hashes[n]}"
	done
}

# find_step ID: whether there is such a step; sets `found` to its index.
find_step() {
	for found in "${!steps[@]}"; do
		[ "${steps[found]}" != "$1" ] || return 0
	done
	return 1
}

# Sets `first` and `last` to the steps that an id stands for: the step's own,
# or that of something it is part of.
find_steps() {
	local at
	first='' last=''
	for at in "${!steps[@]}"; do
		case " ${within[at]} ${steps[at]} " in
		*" ${1// /_} "*) first=${first:-$at} last=$at ;;
		esac
	done
	[ -n "$first" ] || refuse unknown-step "${1//[[:cntrl:]]/}"
}

# Sets `first` and `last` to what is to be done, and `lowest` to where going
# back ends: `--from` can be gone behind, `--only` cannot.
choose_steps() {
	local end wrong_from=unknown-step
	[ -z "$only" ] || find_steps "$only"
	lowest=$first end=$last
	if [ -n "$from" ]; then
		find_steps "$from"
		[ -z "$only" ] || wrong_from='step-outside'
		((first >= lowest && first <= end)) ||
			refuse "$wrong_from" "$from" "$only"
		last=$end
	fi
}
