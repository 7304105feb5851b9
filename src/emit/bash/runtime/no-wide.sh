# Takes a word from `text`, with the spaces after it.
take_piece() {
	local rest=${text#*' '}
	if [ "$rest" = "$text" ]; then
		piece=$text text=
		return
	fi
	rest=${rest#"${rest%%[! ]*}"}
	piece=${text:0:${#text}-${#rest}} text=$rest
}
