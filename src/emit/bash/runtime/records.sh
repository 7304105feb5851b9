# --- Records

tags=() paths=() file_hashes=()
# Everything that is shown, in order, by what it is called.
ids=() texts=() kinds=() numbers=() positions=() lasts=() digests=()
# What is asked about, in order.
steps=() hashes=() within=() does=() runs=() outcomes=()
precondition='' before_digest='' expected_steps=0 unreadable='' sections=' ' procedures=0 last_number=''
# How many steps the main way has; the procedures that are kept apart, which come after it.
mains=0 aparts='' position=''

# Takes the text of a record, without its last line end: at once where that can be said
# (bash 4.1), else byte by byte.
take() {
	text=
	IFS= read -r -N 9999999 text 2>/dev/null || [ -n "$text" ] || IFS= read -r -d '' text
	text=${text%$'\n'}
}

# Sets `rows` to the lines of a record.
take_rows() {
	local IFS=$'\5' text=''
	take
	count_bytes
	set -f
	# shellcheck disable=SC2206
	rows=(${text//$'\n'/$IFS})
	set +f
	count_letters
}

# keep KEY KIND [NUMBER]: takes the text of a record under what it is called by.
keep() {
	local n=${#ids[@]}
	take
	ids[n]=$1 kinds[n]=$2 numbers[n]=${3-} texts[n]=$text
	positions[n]=$position lasts[n]=$last_number
}

article() {
	local n=${#tags[@]}
	tags[n]=$1 paths[n]=$2 file_hashes[n]=$3
}

# expect STEPS MESSAGE: how many steps there must be, and what is said where
# they cannot all be read.
expect() {
	expected_steps=$1 unreadable=$2
}

title() {
	keep title title
}

# before must-read|- DIGEST
before() {
	keep before before
	precondition=${1#-} before_digest=$2
}

# procedure ID LAST DIGEST [apart]
procedure() {
	last_number=$2
	if [ -n "${4-}" ]; then
		aparts+="${aparts:+ }$1" position=
	else
		procedures=$((procedures + 1))
		position=$procedures
	fi
	keep "$1" procedure
	digests[${#ids[@]} - 1]=$3
	sections+="$1 "
}

group() {
	keep "$1" group "$2"
	sections+="$1 "
}

result() {
	keep "result $1" result
}

# step ID NUMBER HASH FLAG...
step() {
	keep "$1" step "$2"
	local n=${#steps[@]} part=$1 inside=''
	steps[n]=$1 hashes[n]=$3 runs[n]=0
	[ -n "$aparts" ] || mains=$((n + 1))
	# What it is part of has an id that its own begins with.
	while [ "$part" != "${part%.*}" ]; do
		part=${part%.*}
		case $sections in *" $part "*) inside="$part${inside:+ $inside}" ;; esac
	done
	within[n]=$inside
	sections+="$1 "
	shift 3
	# A name may hold blanks; it is known by underscores as well.
	does[n]=" ${*// /_} "
}

# find_words KEY: sets `found` to the index of a record, `text` to its words in
# the chosen language.
find_words() {
	for found in "${!ids[@]}"; do
		[ "${ids[found]}" = "$1" ] || continue
		text=${texts[found]}
		return
	done
	text=
	return 1
}

# Reads all that the runbook holds, in the chosen language. Where a record is
# missing, there was no room for it: a shell may keep it in a file.
read_runbook() {
	steps
	if [ "${#steps[@]}" -ne "$expected_steps" ] || ! read_words; then
		print "$unreadable" >&2
		exit 1
	fi
	last=$((mains - 1))
}

# --- Messages

# Takes the messages of the reference's language: an assignment each, all made at once.
say_all() {
	local rows
	take_rows
	keep_names
	export -n "${rows[@]/#/message_}"
}

# say KEY VALUE...: sets `said` to a message, with its values in their places.
say() {
	local name=message_${1//-/_} template head n
	template=${!name-$1}
	shift
	said=
	while [[ $template = *'{'[1-9]'}'* ]]; do
		head=${template%%'{'[1-9]'}'*}
		n=${template#"$head{"}
		n=${n%%\}*}
		said+=$head${!n-}
		template=${template#"$head{$n}"}
	done
	said+=$template
}
