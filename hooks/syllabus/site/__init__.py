"""The site's extra files and safeguards: catalogue, search index, security policy, leak check and offline zip."""
