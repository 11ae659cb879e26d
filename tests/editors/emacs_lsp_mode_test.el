;;; emacs_lsp_mode_test.el --- The session of emacs_test.el, in lsp-mode -*- lexical-binding: t -*-

(require 'emacs_session)
(require 'lsp-mode)
(require 'lsp-diagnostics)
(require 'xref)

(setq lsp-auto-guess-root t
      lsp-restart 'ignore
      lsp-enable-snippet nil
      lsp-enable-file-watchers nil
      lsp-headerline-breadcrumb-enable nil
      lsp-modeline-code-actions-enable nil
      lsp-modeline-diagnostics-enable nil
      lsp-diagnostics-provider :none
      lsp-debounce-full-sync-notifications nil)

(defun found (code)
  "The server's diagnostics of this buffer that have CODE."
  (cl-remove-if-not (lambda (diagnostic) (equal (lsp-get diagnostic :code) code))
                    (lsp--get-buffer-diagnostics)))

(defun wait-for-count (code count)
  (session-wait-for (format "%d × %s" count code)
                    (lambda () (= (length (found code)) count))))

(defun shows-what-is-wrong ()
  (session-write "osiris.yaml" "")
  (session-write "pipelines/orders.oml" session-broken-pipeline)
  (session-open "pipelines/orders.oml")
  (lsp)
  (session-wait-for "the server" (lambda () (lsp-workspaces)))
  (session-expect-equal "the language" (lsp-buffer-language) "oml")
  (wait-for-count "unknown_config_key" 1)
  (pcase-let ((`(,begin . ,end)
               (lsp--range-to-region (lsp-get (car (found "unknown_config_key")) :range))))
    (session-expect-equal "text at the diagnostic's place"
                          (buffer-substring-no-properties begin end) "quey")))

(defun explains-it ()
  (session-goto "quey")
  (osiris-oml-explain)
  (with-current-buffer "*osiris*"
    (session-expect-match "the page" (buffer-string) "\\`# unknown_config_key$")))

(defun fixes-it ()
  (session-goto "quey")
  (lsp-execute-code-action (car (lsp-code-actions-at-point "quickfix")))
  (session-expect-equal "line after the fix" (session-line 9) "      query: \"SELECT '😀 漢'\"")
  (wait-for-count "unknown_config_key" 0))

(defun fixes-everything ()
  (session-set-text (string-replace "connection:" "conection:" session-broken-pipeline))
  (wait-for-count "unknown_config_key" 2)
  (osiris-oml-fix-all)
  (session-expect-equal "after osiris-oml-fix-all" (buffer-string)
                        (string-replace "quey" "query" session-broken-pipeline))
  (wait-for-count "unknown_config_key" 0))

(defun obeys-the-settings ()
  (session-set-text (string-replace "name: orders" "name: Two Words" session-broken-pipeline))
  (wait-for-count "unknown_config_key" 1)
  (session-expect-equal "problems of a code that is disabled" (found "naming_convention") nil))

(defun checks-the-project ()
  (session-write "pipelines/other.oml" "nam: other")
  (osiris-oml-check)
  (with-current-buffer "*osiris-check*"
    (session-expect-match "problems" (buffer-string)
                          "/pipelines/other\\.oml:1:1: warning: .* \\[unknown_key]\n"))
  (delete-file "pipelines/other.oml"))

(defun explains-what-stands-there ()
  (session-set-text session-two-steps)
  (session-goto "[read-orders]")
  (forward-char 2)
  (let ((hover (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
    (session-expect-match "hover about a needed step"
                          (lsp--render-on-hover-content (lsp-get hover :contents) t)
                          "mysql\\.extractor")))

(defun goes-to-the-definition ()
  (session-goto "df_read_orders")
  (let ((xref-prompt-for-identifier nil))
    (call-interactively #'xref-find-definitions))
  (session-expect-equal "where it goes" (session-line (line-number-at-pos)) "  - id: read-orders")
  (session-expect-equal "its column" (current-column) 8))

(defun completes ()
  (goto-char (point-max))
  (insert "  - id: last\n    compo")
  (session-take #'lsp-completion-at-point "component")
  (session-expect-equal "a completed key" (session-line 14) "    component: ")
  (insert "duckdb.pro")
  (session-take #'lsp-completion-at-point "duckdb.processor")
  (session-expect-equal "a completed component" (session-line 14) "    component: duckdb.processor"))

(defun renames ()
  (session-set-text session-two-steps)
  (session-goto "read-orders")
  (lsp-rename "all-orders")
  (session-expect-equal "after the rename" (buffer-string) session-two-steps-renamed))

(defun formats ()
  (session-set-text (string-replace "name: orders" "name:    orders" session-two-steps))
  (lsp-format-buffer)
  (session-expect-equal "the formatted buffer" (buffer-string) session-two-steps))

(setq osiris-oml-settings '(:diagnostics (:disabled ["naming_convention"])))
(shows-what-is-wrong)
(explains-it)
(fixes-it)
(fixes-everything)
(obeys-the-settings)
(checks-the-project)
(explains-what-stands-there)
(goes-to-the-definition)
(completes)
(renames)
(formats)
(lsp-workspace-shutdown (car (lsp-workspaces)))
(princ "emacs_lsp_mode_test: passed\n")

;;; emacs_lsp_mode_test.el ends here
