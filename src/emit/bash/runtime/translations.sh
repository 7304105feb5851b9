# --- Other languages

own=() message_names=()

# Takes the words of the chosen language; fails where there was no room for them.
read_words() {
	if [ "$language" -ne 0 ]; then
		words "${tags[language]}"
		[ "${#own[@]}" -gt 0 ]
	fi
}

# Takes the words of the chosen language; what it lacks is the reference's.
translate() {
	local line key='' text='' n rows
	take_rows
	for line in "${rows[@]}"; do
		case $line in
		@@*) text=$text${line#@}$'\n' ;;
		@*)
			put_own
			key=${line#@} text=
			;;
		*) text=$text$line$'\n' ;;
		esac
	done
	put_own
}

put_own() {
	for ((n = 0; n < ${#ids[@]}; n++)); do
		[ "${ids[n]}" != "$key" ] || texts[n]=${text%$'\n'} own[n]=yes
	done
}

# Sets `found` to the index of the language that a tag asks for: the tag itself,
# the same without a script between, the script, the language alone.
find_language() {
	local tag rest state=1
	shopt -s nocasematch
	for rest in whole region script language; do
		for ((found = 0; found < ${#tags[@]}; found++)); do
			tag=${tags[found]}
			case $rest in
			region) case $tag in *-*-*) tag=${tag%%-*}-${tag##*-} ;; esac ;;
			script) case $tag in *-????-*) tag=${tag%-*} ;; *-????) ;; *) continue ;; esac ;;
			language) tag=${tag%%-*} ;;
			esac
			if [[ $1 = "$tag" ]] || [[ $rest = [sl]* && $1 = "$tag"-* ]]; then
				state=0
				break 2
			fi
		done
	done
	shopt -u nocasematch
	return "$state"
}

# The language asked for, else that of the environment, else the reference; takes
# its messages.
choose_language() {
	local tag=${LC_ALL:-${LC_MESSAGES:-${LANG-}}}
	tag=${tag%%[.@]*}
	find_language "${tag//_/-}" && language=$found
	if [ -n "$wanted" ]; then
		if find_language "${wanted//_/-}"; then
			language=$found
		else
			complain unknown-language "$wanted"
		fi
	fi
	messages "${tags[0]}"
	[ "$language" -eq 0 ] || messages "${tags[language]}"
}

# Says of the record at `found` that the chosen language has no words for it.
note_untranslated() {
	[ "$language" -eq 0 ] || [ -n "${own[found]-}" ] || hint "$faint" step-not-translated
}

# Keeps what the messages of the reference are called, in their order.
keep_names() { message_names=("${rows[@]%%=*}"); }

# Takes the messages of the chosen language, in the order of the reference's.
say_also() {
	local n rows
	take_rows
	for n in "${!rows[@]}"; do rows[n]=message_${message_names[n]}=${rows[n]}; done
	export -n "${rows[@]}"
}
