# --- Other languages

# There is but one.
choose_language() {
	shopt -s nocasematch
	if [[ -n $wanted && ${wanted%%[-_]*} != "${tags[0]%%-*}" ]]; then
		complain unknown-language "$wanted"
	fi
	shopt -u nocasematch
	messages "${tags[0]}"
}

read_words() { :; }
note_untranslated() { :; }
