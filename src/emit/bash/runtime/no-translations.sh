# --- Other languages

# There is but one.
choose_language() {
	shopt -s nocasematch
	[[ -n $wanted && ${wanted%%[-_]*} != "${tags[0]%%-*}" ]] && complain unknown-language "$wanted"
	shopt -u nocasematch
	messages "${tags[0]}"
}

read_words() { :; }
keep_names() { :; }
note_untranslated() { :; }
