# --- The runtime, from elsewhere

# It is run only if it is, to the byte, what this script was made for.
$own = $PSCommandPath
while ($true) {
    # Before PowerShell 7.2, nothing tells where a link leads.
    $link = ([System.IO.FileInfo]$own).PSObject.Properties['LinkTarget']
    if ($null -eq $link -or [string]::IsNullOrEmpty($link.Value)) {
        break
    }
    $own = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($own), $link.Value)
}
$file = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($own), $Shared)
$digest = ''
try {
    $maker = [System.Security.Cryptography.SHA256]::Create()
    $bytes = $maker.ComputeHash([System.IO.File]::ReadAllBytes($file))
    $digest = [System.BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}
catch {
    $digest = ''
}
if ($digest -cne $Sha256) {
    $Host.UI.WriteErrorLine($Refused + ' ' + $file)
    exit 1
}
. $file
exit $LASTEXITCODE
