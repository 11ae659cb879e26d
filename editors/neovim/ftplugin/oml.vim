" OML is indented and commented as YAML is.
if exists('b:did_ftplugin')
  finish
endif
runtime! ftplugin/yaml.vim ftplugin/yaml_*.vim ftplugin/yaml/*.vim

call luaeval('require("osiris.treesitter").start(_A)', bufnr('%'))
