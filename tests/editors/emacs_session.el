;;; emacs_session.el --- What the tests inside Emacs share -*- lexical-binding: t -*-

;; Emacs stands in an empty folder. $OSIRIS is the binary.

(require 'cl-lib)
(require 'osiris-oml)

(setq osiris-oml-server-command (list (getenv "OSIRIS") "lsp"))

(defun session-write (path text)
  "Make the file PATH with TEXT."
  (make-directory (file-name-directory (expand-file-name path)) t)
  (write-region text nil path nil 'quiet))

(defun session-expect-equal (what actual expected)
  "Fail, naming WHAT, unless ACTUAL is EXPECTED."
  (unless (equal actual expected)
    (error "%s: expected %S, got %S" what expected actual)))

(defun session-expect-match (what actual regexp)
  "Fail, naming WHAT, unless the string ACTUAL matches REGEXP."
  (unless (and (stringp actual) (string-match-p regexp actual))
    (error "%s: expected a match of %S, got %S" what regexp actual)))

(defun session-wait-for (what condition)
  "Let processes speak until CONDITION gives non-nil, and give that; fail, naming WHAT, after 10 s."
  (let ((deadline (time-add nil 10))
        answer)
    (while (not (setq answer (funcall condition)))
      (when (time-less-p deadline nil)
        (error "Waited in vain for %s" what))
      (accept-process-output nil 0.02))
    answer))

(defun session-open (path)
  "Show the file PATH."
  (switch-to-buffer (find-file-noselect path)))

(defun session-line (number)
  "The text of line NUMBER, counted from 1."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- number))
    (buffer-substring-no-properties (point) (line-end-position))))

(defun session-goto (text)
  "Go to the first character of the first TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun session-set-text (text)
  "Make TEXT all of the buffer."
  (erase-buffer)
  (insert text))

(defun session-take (completion-function label)
  "Take LABEL from what COMPLETION-FUNCTION offers at point, as a menu of completions does."
  (pcase-let ((`(,begin ,end ,table . ,properties) (funcall completion-function)))
    (let ((candidate (cl-find label (all-completions "" table) :test #'equal)))
      (unless candidate
        (error "%s is not offered" label))
      (delete-region begin end)
      (insert candidate)
      (funcall (plist-get properties :exit-function) candidate 'finished))))

(defconst session-broken-pipeline "\
oml_version: \"0.1.0\"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config:
      connection: \"@mysql.main\"
      quey: \"SELECT '😀 漢'\"
"
  "Its last line holds a misspelt key.")

(defconst session-two-steps "\
oml_version: \"0.1.0\"
name: orders
steps:
  - id: read-orders
    component: mysql.extractor
    mode: read
    config: {connection: \"@mysql.main\", table: orders}
  - id: count-orders
    component: duckdb.processor
    mode: transform
    needs: [read-orders]
    config: {query: SELECT count(*) FROM df_read_orders}
"
  "The second step reads the table of the first.")

(defconst session-two-steps-renamed
  (string-replace "df_read_orders" "df_all_orders"
                  (string-replace "read-orders" "all-orders" session-two-steps))
  "The same, with the first step renamed to all-orders.")

(provide 'emacs_session)

;;; emacs_session.el ends here
