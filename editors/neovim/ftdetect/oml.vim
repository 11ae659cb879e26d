" OML by its ending, or YAML that is OML: by a top-level oml_version, or by lying in the pipelines
" folder of an Osiris project.
autocmd BufNewFile,BufRead *.oml setlocal filetype=oml
autocmd BufNewFile,BufRead *.yaml,*.yml
      \ if luaeval('require("osiris.detect").is_oml(_A)', str2nr(expand('<abuf>'))) |
      \   setlocal filetype=oml |
      \ endif
