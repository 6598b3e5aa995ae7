// Made by `npm run generate` from the OpenAPI document; not written by hand.

export interface paths {
    "/lead/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one lead */
        get: operations["get_lead_by_id"];
        /**
         * Update a lead
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_lead_by_id"];
        post?: never;
        /** Delete a lead */
        delete: operations["delete_lead_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lead objects */
        get: operations["get_lead"];
        put?: never;
        /** Create a lead */
        post: operations["post_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/lead/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lead status objects */
        get: operations["get_status_lead"];
        put?: never;
        /** Create a lead status */
        post: operations["post_status_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/lead/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one lead status */
        get: operations["get_status_lead_by_id"];
        /**
         * Update a lead status
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_status_lead_by_id"];
        post?: never;
        /** Delete a lead status */
        delete: operations["delete_status_lead_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contact objects */
        get: operations["get_contact"];
        put?: never;
        /** Create a contact */
        post: operations["post_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contact/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one contact */
        get: operations["get_contact_by_id"];
        /**
         * Update a contact
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_contact_by_id"];
        post?: never;
        /** Delete a contact */
        delete: operations["delete_contact_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opportunity/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one opportunity */
        get: operations["get_opportunity_by_id"];
        /**
         * Update a opportunity
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_opportunity_by_id"];
        post?: never;
        /** Delete a opportunity */
        delete: operations["delete_opportunity_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opportunity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List opportunity objects */
        get: operations["get_opportunity"];
        put?: never;
        /** Create a opportunity */
        post: operations["post_opportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List task objects */
        get: operations["get_task"];
        /**
         * Update all tasks that match a filter
         * @description At most 1000 tasks, all or none. A request without any filter is refused.
         */
        put: operations["put_task"];
        /** Create a task */
        post: operations["post_task"];
        /**
         * Delete all tasks that match a filter
         * @description At most 1000 tasks, all or none. A request without any filter is refused.
         */
        delete: operations["delete_task"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one task */
        get: operations["get_task_by_id"];
        /**
         * Update a task
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_task_by_id"];
        post?: never;
        /** Delete a task */
        delete: operations["delete_task_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/created/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List created objects */
        get: operations["get_activity_created"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/created/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one created */
        get: operations["get_activity_created_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/status_change/lead/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lead status change objects */
        get: operations["get_activity_status_change_lead"];
        put?: never;
        /** Create a lead status change */
        post: operations["post_activity_status_change_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/status_change/lead/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one lead status change */
        get: operations["get_activity_status_change_lead_by_id"];
        put?: never;
        post?: never;
        /** Delete a lead status change */
        delete: operations["delete_activity_status_change_lead_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/status_change/opportunity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List opportunity status change objects */
        get: operations["get_activity_status_change_opportunity"];
        put?: never;
        /** Create a opportunity status change */
        post: operations["post_activity_status_change_opportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/status_change/opportunity/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one opportunity status change */
        get: operations["get_activity_status_change_opportunity_by_id"];
        put?: never;
        post?: never;
        /** Delete a opportunity status change */
        delete: operations["delete_activity_status_change_opportunity_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/task_completed/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List task completed objects */
        get: operations["get_activity_task_completed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/task_completed/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one task completed */
        get: operations["get_activity_task_completed_by_id"];
        put?: never;
        post?: never;
        /** Delete a task completed */
        delete: operations["delete_activity_task_completed_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/lead_merge/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lead merge objects */
        get: operations["get_activity_lead_merge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/lead_merge/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one lead merge */
        get: operations["get_activity_lead_merge_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/note/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List note objects */
        get: operations["get_activity_note"];
        put?: never;
        /** Create a note */
        post: operations["post_activity_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/note/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one note */
        get: operations["get_activity_note_by_id"];
        /**
         * Update a note
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_activity_note_by_id"];
        post?: never;
        /** Delete a note */
        delete: operations["delete_activity_note_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipeline/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List pipeline objects */
        get: operations["get_pipeline"];
        put?: never;
        /** Create a pipeline */
        post: operations["post_pipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipeline/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one pipeline */
        get: operations["get_pipeline_by_id"];
        /**
         * Update a pipeline
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_pipeline_by_id"];
        post?: never;
        /** Delete a pipeline */
        delete: operations["delete_pipeline_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/opportunity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List opportunity status objects */
        get: operations["get_status_opportunity"];
        put?: never;
        /** Create a opportunity status */
        post: operations["post_status_opportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status/opportunity/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one opportunity status */
        get: operations["get_status_opportunity_by_id"];
        /**
         * Update a opportunity status
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_status_opportunity_by_id"];
        post?: never;
        /** Delete a opportunity status */
        delete: operations["delete_status_opportunity_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/lead/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List lead custom field objects */
        get: operations["get_custom_field_lead"];
        put?: never;
        /** Create a lead custom field */
        post: operations["post_custom_field_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/lead/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one lead custom field */
        get: operations["get_custom_field_lead_by_id"];
        /**
         * Update a lead custom field
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_custom_field_lead_by_id"];
        post?: never;
        /** Delete a lead custom field */
        delete: operations["delete_custom_field_lead_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/contact/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contact custom field objects */
        get: operations["get_custom_field_contact"];
        put?: never;
        /** Create a contact custom field */
        post: operations["post_custom_field_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/contact/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one contact custom field */
        get: operations["get_custom_field_contact_by_id"];
        /**
         * Update a contact custom field
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_custom_field_contact_by_id"];
        post?: never;
        /** Delete a contact custom field */
        delete: operations["delete_custom_field_contact_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/opportunity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List opportunity custom field objects */
        get: operations["get_custom_field_opportunity"];
        put?: never;
        /** Create a opportunity custom field */
        post: operations["post_custom_field_opportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/opportunity/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one opportunity custom field */
        get: operations["get_custom_field_opportunity_by_id"];
        /**
         * Update a opportunity custom field
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_custom_field_opportunity_by_id"];
        post?: never;
        /** Delete a opportunity custom field */
        delete: operations["delete_custom_field_opportunity_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/shared/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List shared custom field objects */
        get: operations["get_custom_field_shared"];
        put?: never;
        /** Create a shared custom field */
        post: operations["post_custom_field_shared"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/shared/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one shared custom field */
        get: operations["get_custom_field_shared_by_id"];
        /**
         * Update a shared custom field
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_custom_field_shared_by_id"];
        post?: never;
        /** Delete a shared custom field */
        delete: operations["delete_custom_field_shared_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/membership/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update a membership
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_membership_by_id"];
        post?: never;
        /**
         * Deactivate a membership
         * @description What the member did, and is assigned to, stays. Their sessions and API keys end for good, and the webhooks that they made are paused, also if they come back.
         */
        delete: operations["delete_membership_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/edit/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bulk edit objects */
        get: operations["get_bulk_action_edit"];
        put?: never;
        /**
         * Edit many objects
         * @description The objects are those that `query` or `s_query` picks when the job begins; one of the two is needed. A query over leads picks, for edits of contacts and opportunities, those of the leads.
         */
        post: operations["post_bulk_action_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/edit/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one bulk edit */
        get: operations["get_bulk_action_edit_by_id"];
        /**
         * Pause or resume a bulk edit
         * @description One that is paused, or has ended with an error, can be resumed for 7 days.
         */
        put: operations["put_bulk_action_edit_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/delete/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bulk delete objects */
        get: operations["get_bulk_action_delete"];
        put?: never;
        /**
         * Delete many objects
         * @description The objects are those that `query` or `s_query` picks when the job begins; one of the two is needed. A query over leads picks, for edits of contacts and opportunities, those of the leads.
         */
        post: operations["post_bulk_action_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/delete/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one bulk delete */
        get: operations["get_bulk_action_delete_by_id"];
        /**
         * Pause or resume a bulk delete
         * @description One that is paused, or has ended with an error, can be resumed for 7 days.
         */
        put: operations["put_bulk_action_delete_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bulk undo objects */
        get: operations["get_bulk_action_undo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/undo/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one bulk undo */
        get: operations["get_bulk_action_undo_by_id"];
        /**
         * Pause or resume a bulk undo
         * @description One that is paused, or has ended with an error, can be resumed for 7 days.
         */
        put: operations["put_bulk_action_undo_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved_search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved search objects
         * @description The caller's own views and those shared with them: pinned ones in their order, then the newest first.
         */
        get: operations["get_saved_search"];
        put?: never;
        /** Create a saved search */
        post: operations["post_saved_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved_search/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one saved search */
        get: operations["get_saved_search_by_id"];
        /**
         * Update a saved search
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_saved_search_by_id"];
        post?: never;
        /** Delete a saved search */
        delete: operations["delete_saved_search_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhook objects */
        get: operations["get_webhook"];
        put?: never;
        /** Create a webhook */
        post: operations["post_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/activity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List activities of all types
         * @description Filters by type or contact, and an order by `activity_at`, need a single `lead_id`. Dates are filtered by the one that orders the list.
         */
        get: operations["get_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead/merge/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge two leads
         * @description All that belongs to the source goes to the destination, and the source is deleted. What both have, the destination keeps. It cannot be undone.
         */
        post: operations["post_lead_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lead/merge/preview/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview a merge of two leads */
        get: operations["get_lead_merge_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/counts/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the tasks of each view
         * @description Takes the filters of the list; `view` says nothing here. Days are those of `x-tz-offset`.
         */
        get: operations["get_task_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/date/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a date that is typed in words
         * @description Finds the date at the end or the beginning of a line such as `Call Bob tomorrow 10am`. It may be over; who asks decides whether that is of use.
         */
        get: operations["get_date"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/{id}/snooze/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Snooze a task */
        post: operations["post_task_by_id_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/snooze/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Snooze all open tasks that match a filter */
        post: operations["post_task_snooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/task/{id}/unsnooze/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a snoozed task the date it had before its first snooze */
        post: operations["post_task_by_id_unsnooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/data/search/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search leads, contacts, opportunities, tasks and activities
         * @description A cursor goes on where a page ended, with the same body, for 30 seconds and up to 10,000 objects. docs/search.md says what a query may hold.
         */
        post: operations["post_data_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/shared/{id}/association/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a shared custom field on an object */
        post: operations["post_custom_field_shared_by_id_association"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field/shared/{id}/association/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one association of a shared custom field */
        get: operations["get_custom_field_shared_by_id_association_by_key"];
        /** Change who may edit the values of a shared custom field on an object */
        put: operations["put_custom_field_shared_by_id_association_by_key"];
        post?: never;
        /** Take a shared custom field away from an object, with all its values there */
        delete: operations["delete_custom_field_shared_by_id_association_by_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/custom_field_schema/{key}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an object's custom fields in the order people see them */
        get: operations["get_custom_field_schema_by_key"];
        /**
         * Arrange an object's custom fields
         * @description Fields that the list leaves out follow in the order they had.
         */
        put: operations["put_custom_field_schema_by_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one user */
        get: operations["get_user_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List user objects */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user/availability/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can take a call
         * @description This server has no softphone, so nobody has a device to be available on.
         */
        get: operations["get_user_availability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/membership/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update several memberships
         * @description The ids go as a comma list into `_params`: `{"_params": {"id__in": "…"}}`. At most 1000, all or none.
         */
        put: operations["put_membership"];
        /**
         * Make sure that somebody is a member
         * @description A new e-mail address becomes a new user; somebody who has left comes back as who they were; for a member nothing changes. Whoever is in another organization of this server, or has come to one before they come back, has to accept first (`is_pending`): until then this one knows of them the address that it typed. Close restricts this to verified domains, of which this server has none.
         */
        post: operations["post_membership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/membership/{id}/pinned_views/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a member's pinned views */
        get: operations["get_membership_by_id_pinned_views"];
        /** Set a member's pinned views */
        put: operations["put_membership_by_id_pinned_views"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an organization */
        get: operations["get_organization_by_id"];
        /**
         * Update an organization
         * @description lead_statuses takes all statuses in their new order; none can be added or removed here.
         */
        put: operations["put_organization_by_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/edit/{id}/object/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objects of a bulk edit
         * @description In the order in which they are dealt with. They are kept for 30 days.
         */
        get: operations["get_bulk_action_edit_by_id_object"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/delete/{id}/object/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objects of a bulk delete
         * @description In the order in which they are dealt with. They are kept for 30 days.
         */
        get: operations["get_bulk_action_delete_by_id_object"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/undo/{id}/object/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the objects of a bulk undo
         * @description In the order in which they are dealt with. They are kept for 30 days.
         */
        get: operations["get_bulk_action_undo_by_id_object"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/edit/{id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a bulk edit
         * @description For 7 days. Each object gets back what the event log says it had before, unless it has changed since; one that has is left as it is and counted.
         */
        post: operations["post_bulk_action_edit_by_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk_action/delete/{id}/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a bulk delete
         * @description For 7 days. The objects come back with their ids, leads with their contacts, opportunities, tasks and activities, as the event log kept them.
         */
        post: operations["post_bulk_action_delete_by_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/lead/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List export lead objects */
        get: operations["get_export_lead"];
        put?: never;
        /** Export leads, contacts or their opportunities to a file */
        post: operations["post_export_lead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/opportunity/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List export opportunity objects */
        get: operations["get_export_opportunity"];
        put?: never;
        /** Export opportunities to a file */
        post: operations["post_export_opportunity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/lead/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one export lead */
        get: operations["get_export_lead_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/opportunity/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one export opportunity */
        get: operations["get_export_opportunity_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List export objects */
        get: operations["get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/export/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one export */
        get: operations["get_export_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/saved_search/{id}/run/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Run a smart view
         * @description The objects that the view picks for the caller, in its order, as lists of their type show them. It runs in the time zone and with the `current_user` of the caller.
         */
        get: operations["get_saved_search_by_id_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/event_types/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what can be subscribed to */
        get: operations["get_webhook_event_types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one webhook */
        get: operations["get_webhook_by_id"];
        /**
         * Update a webhook
         * @description Only the keys in the body change; null clears a field that may be empty.
         */
        put: operations["put_webhook_by_id"];
        post?: never;
        /** Delete a webhook */
        delete: operations["delete_webhook_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{id}/deliveries/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a webhook
         * @description The newest first. Deliveries are kept for 30 days.
         */
        get: operations["get_webhook_by_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{id}/deliveries/{delivery_id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a delivery, with the body of the request */
        get: operations["get_webhook_by_id_deliveries_by_delivery_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{id}/deliveries/{delivery_id}/redeliver/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery again
         * @description With the same `webhook-id`, and retries as for a new one. The subscription has to be active.
         */
        post: operations["post_webhook_by_id_deliveries_by_delivery_id_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook/{id}/test/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description At once, whether the webhook is active or not, and once: the answer is the delivery, with what came back. Its event is made up: of the first kind that is subscribed to, with `"meta": {"is_test": true}`. With an Idempotency-Key it is sent after the answer.
         */
        post: operations["post_webhook_by_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Newest first. Only certain sets of filters are supported; a request with another one is refused with the list of them. Further pages are reached by `_cursor`, with the same filters; bounds on `date_updated` need not be sent again.
         */
        get: operations["get_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one event */
        get: operations["get_event_by_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event/stream/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events as they come
         * @description Server-sent events: `event` is the object type and the action (`lead.updated`), `data` the event as `GET /event/` shows it, `id` a cursor. Who connects again with the last `id` is told everything since, each event once. Any set of filters is allowed.
         */
        get: operations["get_event_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get_session"];
        /**
         * Switch to another organization
         * @description The answer sets the cookie anew; that of before ends.
         */
        put: operations["put_session"];
        /**
         * Sign in
         * @description Needs no API key. The answer sets the cookie `ajar_session` (by https `__Host-ajar_session`), which authenticates further requests as an API key does; those that are no GET have to come from a page of this server. It lasts 30 days after its last use. Wrong passwords are counted: after too many the answer is a 429. Another cookie, `ajar_browser`, has this browser counted apart from others.
         */
        post: operations["post_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change one’s own password
         * @description Signs one out everywhere else, and forgets the other browsers that one has used. At least 10 characters, no password that many people use, and not your address. Wrong guesses at the current one are counted; an Idempotency-Key has no effect.
         */
        post: operations["post_me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/membership/{id}/invitation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a member to set a password, or to accept
         * @description Gives a token that is good for seven days and once, for `POST /invitation/`, while its maker may manage the organization; that of before ends. It is in this answer only. A member of several organizations of this server cannot be invited to set a password: none of them may sign in to the others as somebody else.
         */
        post: operations["post_membership_by_id_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Needs no API key. Sets the password of an account that only this organization knows, and signs in, as `POST /session/` does, and out everywhere else. Who has an account with the address elsewhere gives its password instead, which stays as it is. An invitation is good once.
         */
        post: operations["post_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/invitation/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation as who one is
         * @description The invitation has to be for one’s own address. `PUT /session/` leads to the organization then.
         */
        post: operations["post_me_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_key/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description Those that are not revoked, newest first: one’s own; for who may manage the organization, everybody’s.
         */
        get: operations["get_api_key"];
        put?: never;
        /**
         * Create an API key of one’s own
         * @description The `key` is in this answer only: no other shows it again, and an Idempotency-Key has no effect. At most 50 for each user.
         */
        post: operations["post_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_key/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an API key
         * @description One of those that the list shows. The key itself is in the answer to the POST that made it, and nowhere else.
         */
        get: operations["get_api_key_by_id"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description It works for up to 0.8 seconds more. What was done with it stays.
         */
        delete: operations["delete_api_key_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/api_key/revoke/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke several API keys of one’s own
         * @description In whichever organizations; others’ are passed over. At most 1000 at once. They work for up to 0.8 seconds more.
         */
        post: operations["post_me_api_key_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report/funnel/opportunity/totals/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a funnel report (totals)
         * @description For every user and, in JSON, in all. `accept: text/csv` gives the users as CSV.
         */
        post: operations["post_report_funnel_opportunity_totals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report/funnel/opportunity/stages/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a funnel report (stages)
         * @description For every user and, in JSON, in all. `accept: text/csv` gives the users as CSV.
         */
        post: operations["post_report_funnel_opportunity_stages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/report/tasks/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how many tasks were done and overdue on each day
         * @description A task is overdue at the end of a day when it was there, its date was over and it was not done yet. Its date is the one it has now: what a task that was snoozed since was due before is not looked up, and deleted tasks do not count.
         */
        get: operations["get_report_tasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sample_data/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill an empty organization with sample data
         * @description Leads with contacts, opportunities, tasks and notes, as `ajar seed` makes them, without events. Only an organization that has no leads gets them. An Idempotency-Key has no effect.
         */
        post: operations["post_sample_data"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/undo/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back what requests changed
         * @description For 24 hours, requests of one's own. Updated objects get back what they had, deleted ones come back with what went with them, created ones go. When something else has changed the same fields since, nothing is undone.
         */
        post: operations["post_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Lead: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            name: string | null;
            display_name: string;
            description: string;
            url: string | null;
            status_id: string;
            status_label: string;
            /** @description The page of the lead in the web app of this server. */
            html_url: string;
            addresses: {
                label: string | null;
                address_1: string | null;
                address_2: string | null;
                city: string | null;
                state: string | null;
                zipcode: string | null;
                country: string | null;
                tz_ids: string[];
            }[];
            contact_ids: string[];
            contacts: components["schemas"]["Contact"][];
            opportunities: components["schemas"]["Opportunity"][];
            tasks: components["schemas"]["Task"][];
            integration_links: {
                name: string;
                url: string;
            }[];
            source: string | null;
            primary_email?: Record<string, never> | null;
            primary_phone?: Record<string, never> | null;
            primary_address_summary?: string | null;
            primary_address_full?: string | null;
            localtime?: string | null;
            contacts_summary?: string;
            recent_calls?: Record<string, never>[];
            summaries?: Record<string, never>[];
        } & {
            [key: string]: unknown;
        };
        LeadStatus: {
            id: string;
            label: string;
            color: string | null;
            organization_id: string;
            /** @description Its place in the list, from 0. */
            position?: number;
        };
        Contact: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            name: string | null;
            display_name: string;
            title: string | null;
            emails: {
                email: string;
                /** @enum {unknown} */
                type: "office" | "home" | "direct" | "other";
                is_unsubscribed: boolean;
            }[];
            phones: {
                phone: string;
                phone_formatted: string;
                /** @enum {unknown} */
                type: "office" | "mobile" | "home" | "direct" | "fax" | "other";
                country: string | null;
                outbound_sms_blocked: boolean;
                tz_ids: string[];
            }[];
            urls: {
                url: string;
                /** @enum {unknown} */
                type: "url";
            }[];
            timezone: string | null;
            timezone_source: string | null;
            integration_links: {
                name: string;
                url: string;
            }[];
            recent_calls?: Record<string, never>[];
            subscriptions?: Record<string, never>[];
            lead_suggestions_operation_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        Opportunity: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string;
            lead_name: string | null;
            lead_primary_email: Record<string, never> | null;
            lead_primary_phone: Record<string, never>[] | null;
            contact_id: string | null;
            contact_name: string | null;
            user_id: string;
            user_name: string | null;
            status_id: string;
            status_label: string;
            /** @enum {unknown} */
            status_type: "active" | "won" | "lost";
            status_display_name: string;
            pipeline_id: string;
            pipeline_name: string;
            value: number | null;
            /** @enum {unknown} */
            value_period: "one_time" | "monthly" | "annual";
            value_currency: string;
            value_formatted: string;
            annualized_value: number | null;
            expected_value: number | null;
            annualized_expected_value: number | null;
            confidence: number;
            note: string | null;
            note_html: string | null;
            date_won: string | null;
            date_lost: string | null;
            attachments: {
                url: string;
                filename: string;
                content_type: string | null;
                size: number | null;
                thumbnail_url: string | null;
            }[];
            comment_summary: {
                comment_count: number;
                thread_id: string;
            } | null;
            /** @description It is active, and for thirty days neither it nor anything on its lead has moved. */
            is_stalled: boolean;
            stall_status: Record<string, never> | null;
            suggested_action: Record<string, never> | null;
            integration_links: {
                name: string;
                url: string;
            }[];
            /**
             * Format: date-time
             * @description When it came into its present status. Only when `_fields` asks for it.
             */
            date_status_changed?: string;
            next_task?: {
                id: string;
                _type: string;
                text: string | null;
                date: string | null;
                assigned_to: string | null;
            } | null;
        } & {
            [key: string]: unknown;
        };
        Task: {
            /** @enum {unknown} */
            _type: "lead" | "outgoing_call" | "incoming_email" | "email_followup" | "missed_call" | "voicemail" | "answered_detached_call" | "incoming_sms" | "opportunity_due";
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            assigned_to: string | null;
            assigned_to_name: string | null;
            lead_id: string | null;
            lead_name: string | null;
            contact_id: string | null;
            contact_name: string | null;
            text: string | null;
            date: (string) | null;
            due_date: (string) | null;
            is_dateless: boolean;
            is_complete: boolean;
            view: ("inbox" | "future" | "archive") | null;
            /** @enum {unknown} */
            priority: "high" | "medium";
            resolution: ("abandoned" | "skipped") | null;
            object_type: string | null;
            object_id: string | null;
            deduplication_key: string | null;
            is_primary_lead_notification: boolean;
            sequence_id: string | null;
            sequence_subscription_id: string | null;
            agent_config_id: string | null;
            /** @description How often the task has been snoozed. */
            snooze_count: number;
            snoozed_from: (string) | null;
            recurrence: string | null;
            recurrence_mode: ("schedule" | "after_completion") | null;
            emails?: unknown[];
            email_id?: string | null;
            subject?: string | null;
            body_preview?: string | null;
            phone?: string | null;
            phone_formatted?: string | null;
            phone_number_description?: string | null;
            local_phone?: string | null;
            remote_phone?: string | null;
            remote_phone_formatted?: string | null;
            remote_phone_description?: string | null;
            voicemail_duration?: number | null;
            voicemail_url?: string | null;
            recording_url?: string | null;
            attachments?: unknown[];
            step_id?: string | null;
            opportunity_note?: string | null;
            opportunity_value?: number | null;
            opportunity_value_currency?: string | null;
            opportunity_value_formatted?: string | null;
            opportunity_value_period?: string | null;
        };
        Created: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            source: string | null;
            import_id: string | null;
        };
        LeadStatusChange: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            old_status_id: string;
            old_status_label: string;
            new_status_id: string;
            new_status_label: string;
        };
        OpportunityStatusChange: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            opportunity_id: string | null;
            old_status_id: string;
            old_status_label: string;
            /** @enum {unknown} */
            old_status_type: "active" | "won" | "lost";
            old_pipeline_id: string;
            old_pipeline_name: string;
            new_status_id: string;
            new_status_label: string;
            /** @enum {unknown} */
            new_status_type: "active" | "won" | "lost";
            new_pipeline_id: string;
            new_pipeline_name: string;
            opportunity_value: number | null;
            opportunity_value_formatted: string | null;
            opportunity_value_currency: string | null;
            opportunity_value_period: ("one_time" | "monthly" | "annual") | null;
            opportunity_confidence: number | null;
            opportunity_date_won: string | null;
        };
        TaskCompleted: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            task_id: string;
            task_text: string | null;
            task_assigned_to: string | null;
            task_assigned_to_name: string | null;
            sequence_id: string | null;
            sequence_name: string | null;
            sequence_subscription_id: string | null;
        };
        LeadMerge: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            source_lead_id: string;
            source_display_name: string;
            destination_lead_id: string;
            destination_display_name: string;
            /** @enum {unknown} */
            merge_status: "pending" | "in_progress" | "completed" | "errored";
            error_message: string | null;
        };
        Note: {
            id: string;
            _type: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            created_by_name: string | null;
            updated_by_name: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            lead_id: string | null;
            contact_id: string | null;
            user_id: string | null;
            user_name: string | null;
            users: string[];
            /** Format: date-time */
            activity_at: string;
            note: string;
            note_html: string;
            note_mentions: string[];
            title: string | null;
            pinned: boolean;
            pinned_at: string | null;
            attachments: {
                url: string;
                filename: string;
                content_type: string | null;
                size: number | null;
                thumbnail_url: string | null;
            }[];
            source: string | null;
        };
        Pipeline: {
            id: string;
            name: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** @description In UTC, without a zone. */
            date_created: string;
            /** @description In UTC, without a zone. */
            date_updated: string;
            statuses: {
                id: string;
                label: string;
                /** @enum {unknown} */
                type: "active" | "won" | "lost";
            }[];
            /** @description Its place among the pipelines, from 0. */
            position?: number;
        };
        OpportunityStatus: {
            id: string;
            label: string;
            /** @enum {unknown} */
            type: "active" | "won" | "lost";
            pipeline_id: string;
            organization_id: string;
            /** @description Its place in its pipeline, from 0. */
            position?: number;
            /** @description The place of its pipeline, from 0. */
            pipeline_position?: number;
        };
        LeadCustomField: {
            id: string;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
            choices: string[] | null;
            accepts_multiple_values: boolean;
            referenced_custom_type_id: string | null;
            back_reference_is_visible: boolean | null;
            is_shared: boolean;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            editable_with_roles: string[];
        };
        ContactCustomField: {
            id: string;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
            choices: string[] | null;
            accepts_multiple_values: boolean;
            referenced_custom_type_id: string | null;
            back_reference_is_visible: boolean | null;
            is_shared: boolean;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            editable_with_roles: string[];
        };
        OpportunityCustomField: {
            id: string;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
            choices: string[] | null;
            accepts_multiple_values: boolean;
            referenced_custom_type_id: string | null;
            back_reference_is_visible: boolean | null;
            is_shared: boolean;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            editable_with_roles: string[];
        };
        SharedCustomField: {
            id: string;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
            choices: string[] | null;
            accepts_multiple_values: boolean;
            referenced_custom_type_id: string | null;
            back_reference_is_visible: boolean | null;
            is_shared: boolean;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            associations: {
                object_type: string;
                custom_activity_type_id?: string;
                custom_object_type_id?: string;
                editable_with_roles: string[];
                required: boolean;
            }[];
        };
        User: {
            id: string;
            email: string;
            first_name: string;
            last_name: string;
            image: string | null;
            google_profile_image_url: string | null;
            last_used_timezone: string | null;
            email_verified_at: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @description The organizations that are shared with the caller: none for somebody who has left. */
            organizations: string[];
        };
        Membership: {
            id: string;
            organization_id: string;
            user_id: string;
            role_id: string;
            /** @description Deprecated: the same as role_id. */
            role: string;
            /** @enum {unknown} */
            auto_record_calls: "unset" | "enabled" | "disabled";
            default_caller_id: string | null;
            hangup_recording_url: string | null;
            may_workflows_impersonate: boolean;
            track_email_opens: boolean;
            permissions_granted: string[];
            primary_personal_number: string | null;
            is_free: boolean;
            onboarding_status: string;
            /** @description Whether the person, who is in another organization of this server, has yet to accept. Until then they can neither sign in here nor be assigned anything. */
            is_pending: boolean;
            record_calls?: boolean;
            country?: string | null;
            show_onboarding?: boolean;
            user_email?: string;
            user_first_name?: string;
            user_last_name?: string;
            user_full_name?: string;
            user_image?: string | null;
            user_phone?: string | null;
            user_phone_formatted?: string | null;
            user?: Record<string, never>;
        };
        Organization: {
            id: string;
            name: string;
            /** @description An ISO 4217 code. */
            currency: string;
            currency_symbol: string;
            lead_statuses: {
                id: string;
                label: string;
            }[];
            /** @description Deprecated: the statuses of the first pipeline. */
            opportunity_statuses: {
                id: string;
                label: string;
                /** @enum {unknown} */
                type: "active" | "won" | "lost";
            }[];
            pipelines: components["schemas"]["Pipeline"][];
            lead_custom_fields: components["schemas"]["LeadCustomField"][];
            memberships: {
                id: string;
                user_id?: string;
                role_id: string;
                /** @description Deprecated: the same as role_id. */
                role: string;
                /** @enum {unknown} */
                auto_record_calls: "unset" | "enabled" | "disabled";
                default_caller_id: string | null;
                hangup_recording_url: string | null;
                track_email_opens: boolean;
                permissions_granted: string[];
                primary_personal_number: string | null;
                is_free: boolean;
                /** @description Whether the person, who is in another organization of this server, has yet to accept. Until then they can neither sign in here nor be assigned anything. */
                is_pending: boolean;
                record_calls: boolean;
                country: string | null;
                show_onboarding: boolean;
                user_email?: string;
                user_first_name?: string;
                user_last_name?: string;
                user_full_name?: string;
                user_image?: string | null;
                user_phone?: string | null;
                user_phone_formatted?: string | null;
                user?: Record<string, never>;
            }[];
            inactive_memberships: {
                id: string;
                user_id?: string;
                role_id: string;
                /** @description Deprecated: the same as role_id. */
                role: string;
                /** @enum {unknown} */
                auto_record_calls: "unset" | "enabled" | "disabled";
                default_caller_id: string | null;
                hangup_recording_url: string | null;
                track_email_opens: boolean;
                permissions_granted: string[];
                primary_personal_number: string | null;
                is_free: boolean;
                /** @description Whether the person, who is in another organization of this server, has yet to accept. Until then they can neither sign in here nor be assigned anything. */
                is_pending: boolean;
                record_calls: boolean;
                country: string | null;
                show_onboarding: boolean;
                user_email?: string;
                user_first_name?: string;
                user_last_name?: string;
                user_full_name?: string;
                user_image?: string | null;
                user_phone?: string | null;
                user_phone_formatted?: string | null;
                user?: Record<string, never>;
            }[];
            enable_unsubscribe_link: boolean;
            require_unsubscribe_link: boolean;
            status: string;
            plan_type: string | null;
            user_count: number;
            billing_account_id: string | null;
            payment_fail_date: string | null;
            cancellation_date: string | null;
            trial_ends: string | null;
            leads_email: string | null;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
        };
        BulkEdit: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            status: "created" | "loading" | "processing" | "done" | "paused" | "resuming" | "error";
            n_leads: number | null;
            n_leads_processed: number;
            n_objects: number | null;
            n_objects_processed: number;
            /** @description How many were left as they were: they had the value already, or are gone. */
            n_objects_skipped: number;
            /** @description How many could not be changed; each is listed with the reason under object/. */
            n_objects_failed: number;
            error: string | null;
            /** @enum {unknown} */
            type: "set_lead_status" | "set_custom_field" | "clear_custom_field" | "set_contact_custom_field" | "clear_contact_custom_field" | "set_opportunity_custom_field" | "clear_opportunity_custom_field" | "set_global_custom_field" | "clear_global_custom_field";
            lead_status_id: string | null;
            custom_field_id: string | null;
            custom_field_name: string | null;
            custom_field_value: string | null;
            custom_field_values: unknown[] | null;
            custom_field_operation: ("replace" | "add" | "remove") | null;
            query: string | null;
            s_query: {
                [key: string]: unknown;
            };
            results_limit: number | null;
            sort: {
                [key: string]: unknown;
            }[];
            send_done_email: boolean;
            undo_id: string | null;
        };
        BulkDelete: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            status: "created" | "loading" | "processing" | "done" | "paused" | "resuming" | "error";
            n_leads: number | null;
            n_leads_processed: number;
            n_objects: number | null;
            n_objects_processed: number;
            /** @description How many were left as they were: they had the value already, or are gone. */
            n_objects_skipped: number;
            /** @description How many could not be changed; each is listed with the reason under object/. */
            n_objects_failed: number;
            error: string | null;
            bulk_object_type: string;
            query: string | null;
            s_query: {
                [key: string]: unknown;
            };
            results_limit: number | null;
            sort: {
                [key: string]: unknown;
            }[];
            send_done_email: boolean;
            undo_id: string | null;
        };
        BulkUndo: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            status: "created" | "loading" | "processing" | "done" | "paused" | "resuming" | "error";
            n_leads: number | null;
            n_leads_processed: number;
            n_objects: number | null;
            n_objects_processed: number;
            /** @description How many were left as they were: they had the value already, or are gone. */
            n_objects_skipped: number;
            /** @description How many could not be changed; each is listed with the reason under object/. */
            n_objects_failed: number;
            error: string | null;
            /** @description The bulk action that this one takes back. */
            undone_id: string;
            /** @description What its objects are. */
            object_type: string;
        };
        ExportLead: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            type: "leads" | "contacts" | "lead_opps" | "opps";
            /** @enum {unknown} */
            format: "csv" | "json";
            fields: string[];
            include_activities: boolean;
            include_smart_fields: boolean;
            include_addresses: boolean;
            include_custom_objects: boolean;
            send_done_email: boolean;
            /** @enum {unknown} */
            status: "created" | "started" | "in_progress" | "done" | "error";
            download_url: string | null;
            n_docs: number | null;
            n_docs_processed: number;
            error: string | null;
            query?: string | null;
            s_query?: {
                [key: string]: unknown;
            };
            results_limit?: number | null;
            sort?: {
                [key: string]: unknown;
            }[];
            params?: {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            date_format?: "original" | "iso8601" | "excel";
        };
        ExportOpportunity: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            type: "leads" | "contacts" | "lead_opps" | "opps";
            /** @enum {unknown} */
            format: "csv" | "json";
            fields: string[];
            include_activities: boolean;
            include_smart_fields: boolean;
            include_addresses: boolean;
            include_custom_objects: boolean;
            send_done_email: boolean;
            /** @enum {unknown} */
            status: "created" | "started" | "in_progress" | "done" | "error";
            download_url: string | null;
            n_docs: number | null;
            n_docs_processed: number;
            error: string | null;
            query?: string | null;
            s_query?: {
                [key: string]: unknown;
            };
            results_limit?: number | null;
            sort?: {
                [key: string]: unknown;
            }[];
            params?: {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            date_format?: "original" | "iso8601" | "excel";
        };
        Export: {
            id: string;
            organization_id: string;
            created_by: string | null;
            updated_by: string | null;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
            /** @enum {unknown} */
            type: "leads" | "contacts" | "lead_opps" | "opps";
            /** @enum {unknown} */
            format: "csv" | "json";
            fields: string[];
            include_activities: boolean;
            include_smart_fields: boolean;
            include_addresses: boolean;
            include_custom_objects: boolean;
            send_done_email: boolean;
            /** @enum {unknown} */
            status: "created" | "started" | "in_progress" | "done" | "error";
            download_url: string | null;
            n_docs: number | null;
            n_docs_processed: number;
            error: string | null;
            query?: string | null;
            s_query?: {
                [key: string]: unknown;
            };
            results_limit?: number | null;
            sort?: {
                [key: string]: unknown;
            }[];
            params?: {
                [key: string]: unknown;
            };
            /** @enum {unknown} */
            date_format?: "original" | "iso8601" | "excel";
        };
        SavedSearch: {
            id: string;
            organization_id: string;
            user_id: string | null;
            name: string;
            description: string | null;
            /** @enum {unknown} */
            type: "lead" | "contact" | "opportunity" | "call" | "email" | "sms" | "meeting" | "note" | "whatsapp_message" | "custom_activity" | "form_submission";
            query: string | null;
            s_query: {
                query: {
                    [key: string]: unknown;
                };
                results_limit?: number | null;
                sort?: {
                    [key: string]: unknown;
                }[];
            } | null;
            is_user_dependent: boolean | null;
            is_shared: boolean;
            /** @description The ids of memberships. */
            shared_with: string[];
            sharing_settings: {
                whole_org: boolean;
                user_ids: string[];
                group_ids: string[];
                created_at?: string | null;
                created_by_id?: string | null;
                updated_at?: string | null;
                updated_by_id?: string | null;
            } | null;
            selected_fields: {
                type_id: string;
                field_id: string;
            }[] | null;
            used_recently: boolean;
            /** Format: date-time */
            date_created: string;
            /** Format: date-time */
            date_updated: string;
        };
        Webhook: {
            id: string;
            url: string;
            events: {
                object_type: string;
                action: string;
                extra_filter?: {
                    [key: string]: unknown;
                } | null;
            }[];
            event_filter: ({
                [key: string]: unknown;
            } | null) | null;
            verify_ssl: boolean;
            /** @enum {unknown} */
            status: "active" | "paused";
            pause_reason: string | null;
            /** @description The key of the signatures, 32 bytes in hex. */
            signature_key: string;
            /**
             * @description `failing` when the last attempt to deliver failed.
             * @enum {unknown}
             */
            health_status: "healthy" | "failing";
            latest_error: {
                date: string;
                delivery_id: string;
                status_code: number | null;
                message: string;
            } | null;
            /** @description In how many hours attempts failed since one last succeeded. */
            recent_consecutive_fail_buckets_cnt: number;
            /** @description How many events were delivered, and how many attempts failed, since it was made. */
            counters: {
                delivered?: number;
                failed_attempts?: number;
            };
            created_by: string | null;
            updated_by: string | null;
            /** @description In UTC, without a zone. */
            date_created: string;
            /** @description In UTC, without a zone. */
            date_updated: string;
        };
        Error: {
            error: string;
        };
        Conflict: {
            error: string;
            /** @description Their ids. */
            objects?: string[];
        };
        FieldErrors: {
            errors: string[];
            /** @description A text for each field; for lists `{"errors": {"0": {"field-errors": {…}}}}`. */
            "field-errors": {
                [key: string]: string | Record<string, never>;
            };
        };
        OperationErrors: {
            errors: string[];
        };
    };
    responses: {
        /** @description The request is malformed, or a value in it is not accepted. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FieldErrors"] | components["schemas"]["OperationErrors"] | components["schemas"]["Error"];
            };
        };
        /** @description Nobody is signed in: there is neither a valid API key nor a session, or the password is wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The role of the caller does not permit this, or a browser sends it from a page of another site. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The organization has no object with this id. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"] | components["schemas"]["OperationErrors"];
            };
        };
        /** @description The request has not come to its end in time. */
        RequestTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The method that the override names is not allowed here. */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The Idempotency-Key belongs to another request, or to one that is still being answered. Of an undo also: `objects` have been changed since. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Conflict"];
            };
        };
        /** @description The body is larger than the server takes. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is not sent as `application/json`, or with a Content-Encoding. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The headers and the URL are larger than the server takes. */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The server cannot answer for now, or not this much at once. */
        Unavailable: {
            headers: {
                /** @description Seconds after which to try again. */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The key or session, its organization, or of a request of nobody the network address, has no request left for now. */
        TooManyRequests: {
            headers: {
                /** @description Seconds after which to try again. */
                "retry-after"?: number;
                ratelimit: components["headers"]["ratelimit"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
        tz_offset: string;
        /** @description The method that a POST stands for. */
        method_override: "GET" | "POST" | "PUT" | "DELETE";
        /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
        idempotency_key: string;
        /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
        undoable: "true";
    };
    requestBodies: never;
    headers: {
        /** @description The request's id, as logs and events show it. */
        "x-request-id": string;
        /** @description `limit=100, remaining=50, reset=0.5`, when the server limits requests; `reset` is in seconds. */
        ratelimit: string;
        /** @description `true` when this is the first answer to an Idempotency-Key once more. */
        "idempotent-replayed": "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    description?: string;
                    url?: string | null;
                    status_id?: string;
                    addresses?: {
                        label: string | null;
                        address_1: string | null;
                        address_2: string | null;
                        city: string | null;
                        state: string | null;
                        zipcode: string | null;
                        country: string | null;
                        tz_ids: string[];
                    }[];
                    /** @description The label of a status, in place of `status_id`. */
                    status?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_lead_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_lead: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description A search text: words, `field:value`, `and`, `or`, `not`, `sort:`. See docs/query-language.md. */
                query?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        total_results: number;
                        data: components["schemas"]["Lead"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_lead: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    name?: string | null;
                    description?: string;
                    url?: string | null;
                    status_id?: string;
                    addresses?: {
                        label: string | null;
                        address_1: string | null;
                        address_2: string | null;
                        city: string | null;
                        state: string | null;
                        zipcode: string | null;
                        country: string | null;
                        tz_ids: string[];
                    }[];
                    contacts?: Record<string, never>[];
                    /** @description The label of a status, in place of `status_id`. */
                    status?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_status_lead: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["LeadStatus"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_status_lead: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    color?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_status_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_status_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label?: string;
                    color?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_status_lead_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_contact: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Contact"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_contact: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    lead_id?: string | null;
                    name?: string | null;
                    title?: string | null;
                    emails?: {
                        email: string;
                        /** @enum {unknown} */
                        type: "office" | "home" | "direct" | "other";
                        is_unsubscribed: boolean;
                    }[];
                    phones?: {
                        phone: string;
                        phone_formatted: string;
                        /** @enum {unknown} */
                        type: "office" | "mobile" | "home" | "direct" | "fax" | "other";
                        country: string | null;
                        outbound_sms_blocked: boolean;
                        tz_ids: string[];
                    }[];
                    urls?: {
                        url: string;
                        /** @enum {unknown} */
                        type: "url";
                    }[];
                    timezone?: string | null;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_contact_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_contact_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lead_id?: string | null;
                    name?: string | null;
                    title?: string | null;
                    emails?: {
                        email: string;
                        /** @enum {unknown} */
                        type: "office" | "home" | "direct" | "other";
                        is_unsubscribed: boolean;
                    }[];
                    phones?: {
                        phone: string;
                        phone_formatted: string;
                        /** @enum {unknown} */
                        type: "office" | "mobile" | "home" | "direct" | "fax" | "other";
                        country: string | null;
                        outbound_sms_blocked: boolean;
                        tz_ids: string[];
                    }[];
                    urls?: {
                        url: string;
                        /** @enum {unknown} */
                        type: "url";
                    }[];
                    timezone?: string | null;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_contact_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact_id?: string | null;
                    user_id?: string;
                    status_id?: string;
                    value?: number | null;
                    /** @enum {unknown} */
                    value_period?: "one_time" | "monthly" | "annual";
                    confidence?: number;
                    note?: string | null;
                    note_html?: string | null;
                    date_won?: string | null;
                    attachments?: {
                        url: string;
                        filename: string;
                        content_type: string | null;
                        size: number | null;
                        thumbnail_url: string | null;
                    }[];
                    /** @description The label of a status, in place of `status_id`. */
                    status?: string;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_opportunity_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_opportunity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_won, date_updated, date_created, confidence, user_name, value, annualized_value, annualized_expected_value; `-` before a name turns it round. */
                _order_by?: string;
                organization_id?: string;
                date_created?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string;
                user_id?: string;
                /** @description Comma list. */
                user_id__in?: string;
                status_id?: string;
                /** @description Comma list. */
                status_id__in?: string;
                value_period?: "one_time" | "monthly" | "annual";
                /** @description Comma list. */
                value_period__in?: string;
                date_won?: string | null;
                date_won__gt?: string | null;
                date_won__gte?: string | null;
                date_won__lt?: string | null;
                date_won__lte?: string | null;
                status?: string;
                /** @description Comma list. */
                status__in?: string;
                status_label?: string;
                /** @description Comma list. */
                status_label__in?: string;
                status_type?: string;
                /** @description Comma list. */
                status_type__in?: string;
                is_stalled?: boolean;
                /** @description A search text: words, `field:value`, `and`, `or`, `not`, `sort:`. See docs/query-language.md. */
                query?: string;
                /** @description Deprecated: a search text over leads. */
                lead_query?: string;
                /** @description The id of a smart view of leads. */
                lead_saved_search_id?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
                /** @description One of user_id, date_won__week, date_won__month, date_won__quarter, date_won__year; `-` before it turns the order of groups round. */
                _group_by?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: (components["schemas"]["Opportunity"] | {
                            key: string;
                            objects: components["schemas"]["Opportunity"][];
                            total_results: number;
                            count_by_value_period: {
                                [key: string]: number;
                            };
                            total_value_one_time: number | null;
                            total_value_one_time_formatted: string | null;
                            total_value_monthly: number | null;
                            total_value_monthly_formatted: string | null;
                            total_value_annual: number | null;
                            total_value_annual_formatted: string | null;
                            total_value_annualized: number | null;
                            total_value_annualized_formatted: string | null;
                            expected_value_one_time: number | null;
                            expected_value_one_time_formatted: string | null;
                            expected_value_monthly: number | null;
                            expected_value_monthly_formatted: string | null;
                            expected_value_annual: number | null;
                            expected_value_annual_formatted: string | null;
                            expected_value_annualized: number | null;
                            expected_value_annualized_formatted: string | null;
                            year?: number | null;
                            quarter?: number | null;
                            month?: number | null;
                            weekyear?: number | null;
                            week?: number | null;
                            user_id?: string;
                            user_name?: string;
                        })[];
                        total_results: number;
                        count_by_value_period: {
                            [key: string]: number;
                        };
                        total_value_one_time: number | null;
                        total_value_one_time_formatted: string | null;
                        total_value_monthly: number | null;
                        total_value_monthly_formatted: string | null;
                        total_value_annual: number | null;
                        total_value_annual_formatted: string | null;
                        total_value_annualized: number | null;
                        total_value_annualized_formatted: string | null;
                        expected_value_one_time: number | null;
                        expected_value_one_time_formatted: string | null;
                        expected_value_monthly: number | null;
                        expected_value_monthly_formatted: string | null;
                        expected_value_annual: number | null;
                        expected_value_annual_formatted: string | null;
                        expected_value_annualized: number | null;
                        expected_value_annualized_formatted: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_opportunity: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    lead_id?: string;
                    contact_id?: string | null;
                    user_id?: string;
                    status_id?: string;
                    pipeline_id?: string;
                    value?: number | null;
                    /** @enum {unknown} */
                    value_period?: "one_time" | "monthly" | "annual";
                    confidence?: number;
                    note?: string | null;
                    note_html?: string | null;
                    date_won?: string | null;
                    attachments?: {
                        url: string;
                        filename: string;
                        content_type: string | null;
                        size: number | null;
                        thumbnail_url: string | null;
                    }[];
                    /** @description The label of a status, in place of `status_id`. */
                    status?: string;
                    custom_fields?: Record<string, never> | null;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opportunity"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_task: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date, date_created, date_updated; `-` before a name turns it round. */
                _order_by?: string;
                id?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                assigned_to?: string | null;
                /** @description Comma list. */
                assigned_to__in?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                date?: (string) | null;
                date__lt?: (string) | null;
                date__lte?: (string) | null;
                date__gt?: (string) | null;
                date__gte?: (string) | null;
                due_date?: (string) | null;
                due_date__lt?: (string) | null;
                due_date__lte?: (string) | null;
                due_date__gt?: (string) | null;
                due_date__gte?: (string) | null;
                is_complete?: boolean;
                priority?: "high" | "medium";
                /** @description Comma list. */
                priority__in?: string;
                /** @description One type, or `all`; without it only tasks of type `lead`. */
                _type?: string;
                /** @description Comma list of types. */
                _type__in?: string;
                /** @description Which of the three lists, by the local day of `x-tz-offset`. */
                view?: "inbox" | "future" | "archive";
                /** @description Has no effect. */
                format?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Task"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_task: {
        parameters: {
            query?: {
                id?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                assigned_to?: string | null;
                /** @description Comma list. */
                assigned_to__in?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                date?: (string) | null;
                date__lt?: (string) | null;
                date__lte?: (string) | null;
                date__gt?: (string) | null;
                date__gte?: (string) | null;
                due_date?: (string) | null;
                due_date__lt?: (string) | null;
                due_date__lte?: (string) | null;
                due_date__gt?: (string) | null;
                due_date__gte?: (string) | null;
                is_complete?: boolean;
                priority?: "high" | "medium";
                /** @description Comma list. */
                priority__in?: string;
                /** @description One type, or `all`; without it only tasks of type `lead`. */
                _type?: string;
                /** @description Comma list of types. */
                _type__in?: string;
                /** @description Which of the three lists, by the local day of `x-tz-offset`. */
                view?: "inbox" | "future" | "archive";
                /** @description Has no effect. */
                format?: string;
                /** @description Has no effect. */
                _order_by?: string;
                /** @description Has no effect. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id?: string;
                    created_by?: string | null;
                    assigned_to?: string | null;
                    lead_id?: string | null;
                    contact_id?: string | null;
                    text?: string | null;
                    date?: (string) | null;
                    due_date?: (string) | null;
                    is_dateless?: boolean;
                    is_complete?: boolean;
                    /** @enum {unknown} */
                    priority?: "high" | "medium";
                    resolution?: ("abandoned" | "skipped") | null;
                    agent_config_id?: string | null;
                    recurrence?: string | null;
                    recurrence_mode?: ("schedule" | "after_completion") | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_task: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    _type?: "lead" | "outgoing_call" | "incoming_email" | "email_followup" | "missed_call" | "voicemail" | "answered_detached_call" | "incoming_sms" | "opportunity_due";
                    organization_id?: string;
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    assigned_to?: string | null;
                    lead_id: string | null;
                    contact_id?: string | null;
                    text?: string | null;
                    date?: (string) | null;
                    due_date?: (string) | null;
                    is_dateless?: boolean;
                    is_complete?: boolean;
                    /** @enum {unknown} */
                    priority?: "high" | "medium";
                    agent_config_id?: string | null;
                    recurrence?: string | null;
                    recurrence_mode?: ("schedule" | "after_completion") | null;
                    disable_notification?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_task: {
        parameters: {
            query?: {
                id?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                assigned_to?: string | null;
                /** @description Comma list. */
                assigned_to__in?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                date?: (string) | null;
                date__lt?: (string) | null;
                date__lte?: (string) | null;
                date__gt?: (string) | null;
                date__gte?: (string) | null;
                due_date?: (string) | null;
                due_date__lt?: (string) | null;
                due_date__lte?: (string) | null;
                due_date__gt?: (string) | null;
                due_date__gte?: (string) | null;
                is_complete?: boolean;
                priority?: "high" | "medium";
                /** @description Comma list. */
                priority__in?: string;
                /** @description One type, or `all`; without it only tasks of type `lead`. */
                _type?: string;
                /** @description Comma list of types. */
                _type__in?: string;
                /** @description Which of the three lists, by the local day of `x-tz-offset`. */
                view?: "inbox" | "future" | "archive";
                /** @description Has no effect. */
                format?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        count: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_task_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_task_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id?: string;
                    created_by?: string | null;
                    assigned_to?: string | null;
                    lead_id?: string | null;
                    contact_id?: string | null;
                    text?: string | null;
                    date?: (string) | null;
                    due_date?: (string) | null;
                    is_dateless?: boolean;
                    is_complete?: boolean;
                    /** @enum {unknown} */
                    priority?: "high" | "medium";
                    resolution?: ("abandoned" | "skipped") | null;
                    agent_config_id?: string | null;
                    recurrence?: string | null;
                    recurrence_mode?: ("schedule" | "after_completion") | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_task_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_created: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Created"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_created_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Created"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_status_change_lead: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["LeadStatusChange"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_activity_status_change_lead: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id?: string;
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    lead_id: string | null;
                    contact_id?: string | null;
                    user_id?: string | null;
                    /** Format: date-time */
                    activity_at?: string;
                    old_status_id: string;
                    old_status_label?: string;
                    new_status_id: string;
                    new_status_label?: string;
                    created_by_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadStatusChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_status_change_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadStatusChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_activity_status_change_lead_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_status_change_opportunity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                opportunity_id?: string | null;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["OpportunityStatusChange"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_activity_status_change_opportunity: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id?: string;
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    lead_id: string | null;
                    contact_id?: string | null;
                    user_id?: string | null;
                    /** Format: date-time */
                    activity_at?: string;
                    opportunity_id: string | null;
                    old_status_id: string;
                    old_status_label?: string;
                    new_status_id: string;
                    new_status_label?: string;
                    created_by_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityStatusChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_status_change_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityStatusChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_activity_status_change_opportunity_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_task_completed: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["TaskCompleted"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_task_completed_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskCompleted"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_activity_task_completed_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_lead_merge: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["LeadMerge"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_lead_merge_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadMerge"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_note: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                pinned?: boolean;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Note"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_activity_note: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id?: string;
                    created_by?: string | null;
                    /** Format: date-time */
                    date_created?: string;
                    lead_id: string | null;
                    contact_id?: string | null;
                    user_id?: string | null;
                    /** Format: date-time */
                    activity_at?: string;
                    note?: string;
                    note_html?: string;
                    title?: string | null;
                    pinned?: boolean;
                    attachments?: {
                        url: string;
                        filename: string;
                        content_type: string | null;
                        size: number | null;
                        thumbnail_url: string | null;
                    }[];
                    created_by_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity_note_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_activity_note_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    contact_id?: string | null;
                    /** Format: date-time */
                    activity_at?: string;
                    note?: string;
                    note_html?: string;
                    title?: string | null;
                    pinned?: boolean;
                    attachments?: {
                        url: string;
                        filename: string;
                        content_type: string | null;
                        size: number | null;
                        thumbnail_url: string | null;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_activity_note_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_pipeline: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Pipeline"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_pipeline: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    statuses?: {
                        id?: string;
                        label?: string;
                        /** @enum {unknown} */
                        type?: "active" | "won" | "lost";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_pipeline_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_pipeline_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    statuses?: {
                        id?: string;
                        label?: string;
                        /** @enum {unknown} */
                        type?: "active" | "won" | "lost";
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_pipeline_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer has no body. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_status_opportunity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["OpportunityStatus"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_status_opportunity: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label: string;
                    /** @enum {unknown} */
                    type?: "active" | "won" | "lost";
                    pipeline_id?: string;
                    /** @enum {unknown} */
                    status_type?: "active" | "won" | "lost";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_status_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_status_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityStatus"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_status_opportunity_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_lead: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["LeadCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_custom_field_lead: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    referenced_custom_type_id?: string | null;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type?: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_custom_field_lead_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_contact: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["ContactCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_custom_field_contact: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    referenced_custom_type_id?: string | null;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_contact_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_contact_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type?: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_custom_field_contact_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_opportunity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["OpportunityCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_custom_field_opportunity: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    referenced_custom_type_id?: string | null;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type?: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    back_reference_is_visible?: boolean | null;
                    editable_with_roles?: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpportunityCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_custom_field_opportunity_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_shared: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["SharedCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_custom_field_shared: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type: "text" | "number" | "date" | "datetime" | "choices" | "user" | "contact" | "custom_object" | "hidden";
                    choices?: string[] | null;
                    accepts_multiple_values?: boolean;
                    referenced_custom_type_id?: string | null;
                    back_reference_is_visible?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_shared_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_shared_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    choices?: string[] | null;
                    back_reference_is_visible?: boolean | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedCustomField"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_custom_field_shared_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_membership_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role_id?: string;
                    /** @enum {unknown} */
                    auto_record_calls?: "unset" | "enabled" | "disabled";
                    default_caller_id?: string | null;
                    hangup_recording_url?: string | null;
                    may_workflows_impersonate?: boolean;
                    track_email_opens?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_membership_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_edit: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["BulkEdit"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_bulk_action_edit: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    type: "set_lead_status" | "set_custom_field" | "clear_custom_field" | "set_contact_custom_field" | "clear_contact_custom_field" | "set_opportunity_custom_field" | "clear_opportunity_custom_field" | "set_global_custom_field" | "clear_global_custom_field" | "set_activity_custom_field" | "clear_activity_custom_field" | "set_custom_object_custom_field" | "clear_custom_object_custom_field";
                    lead_status_id?: string | null;
                    custom_field_id?: string | null;
                    custom_field_name?: string | null;
                    custom_field_value?: unknown | null;
                    custom_field_values?: unknown[] | null;
                    /** @enum {unknown} */
                    custom_field_operation?: "replace" | "add" | "remove";
                    query?: string | null;
                    s_query?: {
                        [key: string]: unknown;
                    } | null;
                    results_limit?: number | null;
                    sort?: {
                        [key: string]: unknown;
                    }[] | null;
                    /** @description Kept, without effect: this server sends no such mail. */
                    send_done_email?: boolean;
                    /** @description Nothing is done; the answer says how many objects it would be, and the first ten. */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEdit"] | {
                        /** @constant */
                        dry_run: true;
                        n_objects: number;
                        n_leads: number;
                        objects: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_edit_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEdit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_bulk_action_edit_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    status?: "paused" | "resuming";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkEdit"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_delete: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["BulkDelete"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_bulk_action_delete: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    bulk_object_type?: "lead" | "contact" | "call" | "custom_activity" | "form_submission";
                    query?: string | null;
                    s_query?: {
                        [key: string]: unknown;
                    } | null;
                    results_limit?: number | null;
                    sort?: {
                        [key: string]: unknown;
                    }[] | null;
                    /** @description Kept, without effect: this server sends no such mail. */
                    send_done_email?: boolean;
                    /** @description Nothing is done; the answer says how many objects it would be, and the first ten. */
                    dry_run?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDelete"] | {
                        /** @constant */
                        dry_run: true;
                        n_objects: number;
                        n_leads: number;
                        objects: {
                            [key: string]: unknown;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_delete_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDelete"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_bulk_action_delete_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    status?: "paused" | "resuming";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDelete"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_undo: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["BulkUndo"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_undo_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUndo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_bulk_action_undo_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    status?: "paused" | "resuming";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUndo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_saved_search: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list. */
                type__in?: string;
                /** @description `lead` unless this or `type__in` is given. */
                type?: "lead" | "contact" | "opportunity" | "call" | "email" | "sms" | "meeting" | "note" | "whatsapp_message" | "custom_activity" | "form_submission";
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["SavedSearch"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_saved_search: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @enum {unknown} */
                    type?: "lead" | "contact" | "opportunity" | "call" | "email" | "sms" | "meeting" | "note" | "whatsapp_message" | "custom_activity" | "form_submission";
                    query?: string | null;
                    s_query?: {
                        query: {
                            [key: string]: unknown;
                        };
                        results_limit?: number | null;
                        sort?: {
                            [key: string]: unknown;
                        }[];
                    } | null;
                    is_shared?: boolean;
                    /** @description The ids of memberships. */
                    shared_with?: string[];
                    sharing_settings?: {
                        whole_org: boolean;
                        user_ids: string[];
                        group_ids: string[];
                        created_at?: string | null;
                        created_by_id?: string | null;
                        updated_at?: string | null;
                        updated_by_id?: string | null;
                    } | null;
                    selected_fields?: {
                        type_id: string;
                        field_id: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_saved_search_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_saved_search_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    description?: string | null;
                    query?: string | null;
                    s_query?: {
                        query: {
                            [key: string]: unknown;
                        };
                        results_limit?: number | null;
                        sort?: {
                            [key: string]: unknown;
                        }[];
                    } | null;
                    is_shared?: boolean;
                    /** @description The ids of memberships. */
                    shared_with?: string[];
                    sharing_settings?: {
                        whole_org: boolean;
                        user_ids: string[];
                        group_ids: string[];
                        created_at?: string | null;
                        created_by_id?: string | null;
                        updated_at?: string | null;
                        updated_by_id?: string | null;
                    } | null;
                    selected_fields?: {
                        type_id: string;
                        field_id: string;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedSearch"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_saved_search_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Webhook"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_webhook: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    events: {
                        object_type: string;
                        action: string;
                        extra_filter?: {
                            [key: string]: unknown;
                        } | null;
                    }[];
                    event_filter?: ({
                        [key: string]: unknown;
                    } | null) | null;
                    verify_ssl?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_activity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of date_created, activity_at; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                user_id?: string | null;
                /** @description Comma list. */
                user_id__in?: string;
                activity_at__gt?: string;
                activity_at__gte?: string;
                activity_at__lt?: string;
                activity_at__lte?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type?: string;
                /** @description Comma list of types such as `Note`; `Custom` is every custom activity. */
                _type__in?: string;
                /** @description Whether e-mails are shown as threads, beside them or alone. */
                thread_emails?: "true" | "only";
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: (components["schemas"]["Created"] | components["schemas"]["LeadStatusChange"] | components["schemas"]["OpportunityStatusChange"] | components["schemas"]["TaskCompleted"] | components["schemas"]["LeadMerge"] | components["schemas"]["Note"])[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_lead_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: string;
                    destination: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_lead_merge_preview: {
        parameters: {
            query?: {
                /** @description The lead that would be gone. */
                source?: string;
                /** @description The lead that would stay. */
                destination?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many objects of which kind would go from the source to the destination. */
                        moves: {
                            [key: string]: number;
                        };
                        /** @description Fields of the destination that would change, with what they would then be. */
                        gets: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_task_counts: {
        parameters: {
            query?: {
                id?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                assigned_to?: string | null;
                /** @description Comma list. */
                assigned_to__in?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                date?: (string) | null;
                date__lt?: (string) | null;
                date__lte?: (string) | null;
                date__gt?: (string) | null;
                date__gte?: (string) | null;
                due_date?: (string) | null;
                due_date__lt?: (string) | null;
                due_date__lte?: (string) | null;
                due_date__gt?: (string) | null;
                due_date__gte?: (string) | null;
                is_complete?: boolean;
                priority?: "high" | "medium";
                /** @description Comma list. */
                priority__in?: string;
                /** @description One type, or `all`; without it only tasks of type `lead`. */
                _type?: string;
                /** @description Comma list of types. */
                _type__in?: string;
                /** @description Which of the three lists, by the local day of `x-tz-offset`. */
                view?: "inbox" | "future" | "archive";
                /** @description Has no effect. */
                format?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Open, and due by the end of today. */
                        inbox: number;
                        /** @description Of these, those whose day or instant is over. */
                        overdue: number;
                        /** @description The rest of the inbox. */
                        today: number;
                        /** @description Open, and due later than today. */
                        future: number;
                        /** @description Done. */
                        archive: number;
                        /** @description Done today. */
                        completed_today: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_date: {
        parameters: {
            query?: {
                text?: string;
                /** @description The zone that is meant, such as `America/New_York`; that of `x-tz-offset` unless given. */
                zone?: string;
                /** @description Whether `every weekday 8am` is read as a repetition. */
                recurrence?: boolean;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        date: string | null;
                        kind: ("date" | "date_time") | null;
                        understood: string | null;
                        /** @description What the line says besides. */
                        rest: string;
                        recurrence: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_task_by_id_snooze: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A date, a date-time, later_today, tomorrow, next_week, two_weeks, next_month, or words such as `next tue 9am`. */
                    until: string;
                    /** @description Saturdays and Sundays become the next Monday. */
                    skip_weekends?: boolean;
                    /** @description The zone that is meant, such as `America/New_York`; that of `x-tz-offset` unless given. */
                    zone?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"] & {
                        understood?: {
                            /** @description As it was said. */
                            until: string;
                            /** @description The date that the task got. */
                            date: string;
                            /** @description The same for people. */
                            text: string;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_task_snooze: {
        parameters: {
            query?: {
                id?: string;
                /** @description Comma list. */
                id__in?: string;
                organization_id?: string;
                date_created__gt?: string;
                date_created__gte?: string;
                date_created__lt?: string;
                date_created__lte?: string;
                date_updated__gt?: string;
                date_updated__gte?: string;
                date_updated__lt?: string;
                date_updated__lte?: string;
                assigned_to?: string | null;
                /** @description Comma list. */
                assigned_to__in?: string;
                lead_id?: string | null;
                /** @description Comma list. */
                lead_id__in?: string;
                contact_id?: string | null;
                /** @description Comma list. */
                contact_id__in?: string;
                date?: (string) | null;
                date__lt?: (string) | null;
                date__lte?: (string) | null;
                date__gt?: (string) | null;
                date__gte?: (string) | null;
                due_date?: (string) | null;
                due_date__lt?: (string) | null;
                due_date__lte?: (string) | null;
                due_date__gt?: (string) | null;
                due_date__gte?: (string) | null;
                is_complete?: boolean;
                priority?: "high" | "medium";
                /** @description Comma list. */
                priority__in?: string;
                /** @description One type, or `all`; without it only tasks of type `lead`. */
                _type?: string;
                /** @description Comma list of types. */
                _type__in?: string;
                /** @description Which of the three lists, by the local day of `x-tz-offset`. */
                view?: "inbox" | "future" | "archive";
                /** @description Has no effect. */
                format?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A date, a date-time, later_today, tomorrow, next_week, two_weeks, next_month, or words such as `next tue 9am`. */
                    until: string;
                    /** @description Saturdays and Sundays become the next Monday. */
                    skip_weekends?: boolean;
                    /** @description The zone that is meant, such as `America/New_York`; that of `x-tz-offset` unless given. */
                    zone?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        count: number;
                        understood: {
                            /** @description As it was said. */
                            until: string;
                            /** @description The date that the task got. */
                            date: string;
                            /** @description The same for people. */
                            text: string;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_task_by_id_unsnooze: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_data_search: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A tree of conditions; one `object_type` in it says what is searched. */
                    query: Record<string, never>;
                    /** @description Names of fields by object type; only `id` unless given. */
                    _fields?: {
                        [key: string]: string[];
                    };
                    /** @default 100 */
                    _limit?: number;
                    /** @description The most objects over all pages; 0 to have them counted only. */
                    results_limit?: number | null;
                    cursor?: string | null;
                    include_counts?: boolean;
                    sort?: {
                        /** @enum {unknown} */
                        direction: "asc" | "desc";
                        field: Record<string, never>;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: ({
                            __object_type: string;
                            id: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                        cursor: string | null;
                        count?: {
                            limited: number;
                            total: number;
                        };
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_custom_field_shared_by_id_association: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    object_type: "lead" | "contact" | "opportunity" | "custom_activity_type" | "custom_object_type";
                    custom_activity_type_id?: string | null;
                    custom_object_type_id?: string | null;
                    editable_with_roles?: string[];
                    required?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        object_type: string;
                        custom_activity_type_id?: string;
                        custom_object_type_id?: string;
                        editable_with_roles: string[];
                        required: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_shared_by_id_association_by_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        object_type: string;
                        custom_activity_type_id?: string;
                        custom_object_type_id?: string;
                        editable_with_roles: string[];
                        required: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_shared_by_id_association_by_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    editable_with_roles?: string[];
                    required?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        object_type: string;
                        custom_activity_type_id?: string;
                        custom_object_type_id?: string;
                        editable_with_roles: string[];
                        required: boolean;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_custom_field_shared_by_id_association_by_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer has no body. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_custom_field_schema_by_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        object_type: string;
                        name: string;
                        organization_id: string;
                        fields: components["schemas"]["LeadCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_custom_field_schema_by_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fields: {
                        id: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        object_type: string;
                        name: string;
                        organization_id: string;
                        fields: components["schemas"]["LeadCustomField"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_user_by_id: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of last_name, first_name; `-` before a name turns it round. */
                _order_by?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_user: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                _order_by?: "last_name,first_name" | "first_name,last_name";
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["User"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_user_availability: {
        parameters: {
            query?: {
                organization_id?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            user_id: string;
                            availability: Record<string, never>[];
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_membership: {
        parameters: {
            query?: {
                /** @description Comma list. */
                id__in?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role_id?: string;
                    /** @enum {unknown} */
                    auto_record_calls?: "unset" | "enabled" | "disabled";
                    default_caller_id?: string | null;
                    hangup_recording_url?: string | null;
                    may_workflows_impersonate?: boolean;
                    track_email_opens?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        count: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_membership: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    role_id: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Membership"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_membership_by_id_pinned_views: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        saved_view_ids: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_membership_by_id_pinned_views: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    saved_view_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        saved_view_ids: string[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_organization_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of memberships__user and inactive_memberships__user: a nested user instead of user_* keys. */
                _expand?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_organization_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of memberships__user and inactive_memberships__user: a nested user instead of user_* keys. */
                _expand?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description An ISO 4217 code. */
                    currency?: string;
                    /** @description All lead statuses, in their new order. */
                    lead_statuses?: {
                        id: string;
                    }[];
                    enable_unsubscribe_link?: boolean;
                    require_unsubscribe_link?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_edit_by_id_object: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Only those of this state. */
                state?: "pending" | "done" | "skipped" | "failed";
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: {
                            object_id: string;
                            /** @enum {unknown} */
                            state: "pending" | "done" | "skipped" | "failed";
                            /** @description Why it was passed over, or refused. */
                            reason: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_delete_by_id_object: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Only those of this state. */
                state?: "pending" | "done" | "skipped" | "failed";
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: {
                            object_id: string;
                            /** @enum {unknown} */
                            state: "pending" | "done" | "skipped" | "failed";
                            /** @description Why it was passed over, or refused. */
                            reason: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_bulk_action_undo_by_id_object: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Only those of this state. */
                state?: "pending" | "done" | "skipped" | "failed";
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: {
                            object_id: string;
                            /** @enum {unknown} */
                            state: "pending" | "done" | "skipped" | "failed";
                            /** @description Why it was passed over, or refused. */
                            reason: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_bulk_action_edit_by_id_undo: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUndo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_bulk_action_delete_by_id_undo: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkUndo"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export_lead: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["ExportLead"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_export_lead: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    type: "leads" | "contacts" | "lead_opps";
                    /** @enum {unknown} */
                    format: "csv" | "json";
                    /**
                     * @description For CSV only.
                     * @enum {unknown}
                     */
                    date_format?: "original" | "iso8601" | "excel";
                    fields?: string[] | null;
                    /** @description For the type leads in JSON only. */
                    include_activities?: boolean;
                    /** @description For the type leads in JSON, and for CSV. */
                    include_smart_fields?: boolean;
                    /** @description Whether the addresses of leads are among the fields. */
                    include_addresses?: boolean;
                    /** @description Without effect: this server has none. */
                    include_custom_objects?: boolean;
                    /** @description Kept, without effect: this server sends no such mail. */
                    send_done_email?: boolean;
                    query?: string | null;
                    s_query?: {
                        [key: string]: unknown;
                    } | null;
                    results_limit?: number | null;
                    sort?: {
                        [key: string]: unknown;
                    }[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportLead"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export_opportunity: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["ExportOpportunity"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_export_opportunity: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    format: "csv" | "json";
                    /**
                     * @description For CSV only.
                     * @enum {unknown}
                     */
                    date_format?: "original" | "iso8601" | "excel";
                    fields?: string[] | null;
                    /** @description For the type leads in JSON only. */
                    include_activities?: boolean;
                    /** @description For the type leads in JSON, and for CSV. */
                    include_smart_fields?: boolean;
                    /** @description Whether the addresses of leads are among the fields. */
                    include_addresses?: boolean;
                    /** @description Without effect: this server has none. */
                    include_custom_objects?: boolean;
                    /** @description Kept, without effect: this server sends no such mail. */
                    send_done_email?: boolean;
                    params?: {
                        [key: string]: unknown;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOpportunity"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export_lead_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportLead"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export_opportunity_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOpportunity"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: components["schemas"]["Export"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_export_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Download addresses are on this host. */
                host?: string;
                /** @description From a proxy: the host that it was called by. */
                "x-forwarded-host"?: string;
                /** @description From a proxy: https, when it was called so. */
                "x-forwarded-proto"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Export"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_saved_search_by_id_run: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: Record<string, never>[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook_event_types: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            object_type: string;
                            actions: string[];
                            /** @description Whether this server has such objects. */
                            happens: boolean;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_webhook_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url?: string;
                    events?: {
                        object_type: string;
                        action: string;
                        extra_filter?: {
                            [key: string]: unknown;
                        } | null;
                    }[];
                    verify_ssl?: boolean;
                    /** @enum {unknown} */
                    status?: "active" | "paused";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_webhook_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook_by_id_deliveries: {
        parameters: {
            query?: {
                _limit?: number;
                _skip?: number;
                event_id?: string | null;
                object_type?: string;
                action?: string;
                status?: "waiting" | "delivered" | "failed" | "dropped";
                /** @description Comma list. */
                status__in?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_more: boolean;
                        data: {
                            /** @description Also the `webhook-id` header. */
                            id: string;
                            subscription_id: string;
                            event_id: string | null;
                            object_type: string;
                            action: string;
                            /** @enum {unknown} */
                            status: "waiting" | "delivered" | "failed" | "dropped";
                            /** @description How often it was tried to send it. */
                            attempts: number;
                            /** @description In UTC, without a zone. */
                            date_created: string;
                            date_attempted: string | null;
                            next_attempt_at: string | null;
                            url: string | null;
                            request_headers: {
                                [key: string]: string;
                            } | null;
                            response_status: number | null;
                            response_headers: {
                                [key: string]: string;
                            } | null;
                            response_body: string | null;
                            error: string | null;
                            duration_ms: number | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_webhook_by_id_deliveries_by_delivery_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Also the `webhook-id` header. */
                        id: string;
                        subscription_id: string;
                        event_id: string | null;
                        object_type: string;
                        action: string;
                        /** @enum {unknown} */
                        status: "waiting" | "delivered" | "failed" | "dropped";
                        /** @description How often it was tried to send it. */
                        attempts: number;
                        /** @description In UTC, without a zone. */
                        date_created: string;
                        date_attempted: string | null;
                        next_attempt_at: string | null;
                        url: string | null;
                        request_headers: {
                            [key: string]: string;
                        } | null;
                        response_status: number | null;
                        response_headers: {
                            [key: string]: string;
                        } | null;
                        response_body: string | null;
                        error: string | null;
                        duration_ms: number | null;
                        request_body: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_webhook_by_id_deliveries_by_delivery_id_redeliver: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Also the `webhook-id` header. */
                        id: string;
                        subscription_id: string;
                        event_id: string | null;
                        object_type: string;
                        action: string;
                        /** @enum {unknown} */
                        status: "waiting" | "delivered" | "failed" | "dropped";
                        /** @description How often it was tried to send it. */
                        attempts: number;
                        /** @description In UTC, without a zone. */
                        date_created: string;
                        date_attempted: string | null;
                        next_attempt_at: string | null;
                        url: string | null;
                        request_headers: {
                            [key: string]: string;
                        } | null;
                        response_status: number | null;
                        response_headers: {
                            [key: string]: string;
                        } | null;
                        response_body: string | null;
                        error: string | null;
                        duration_ms: number | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_webhook_by_id_test: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Also the `webhook-id` header. */
                        id: string;
                        subscription_id: string;
                        event_id: string | null;
                        object_type: string;
                        action: string;
                        /** @enum {unknown} */
                        status: "waiting" | "delivered" | "failed" | "dropped";
                        /** @description How often it was tried to send it. */
                        attempts: number;
                        /** @description In UTC, without a zone. */
                        date_created: string;
                        date_attempted: string | null;
                        next_attempt_at: string | null;
                        url: string | null;
                        request_headers: {
                            [key: string]: string;
                        } | null;
                        response_status: number | null;
                        response_headers: {
                            [key: string]: string;
                        } | null;
                        response_body: string | null;
                        error: string | null;
                        duration_ms: number | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_event: {
        parameters: {
            query?: {
                _limit?: number;
                /** @description Not supported; use `_cursor`. */
                _skip?: number;
                /** @description A cursor from an earlier answer. */
                _cursor?: string;
                /** @description Events of objects of this type: `lead`, `task.lead`, `activity.note`. */
                object_type?: string | null;
                /** @description Events of this object, and of nothing that is related to it. */
                object_id?: string | null;
                /** @description Events of this lead and of its contacts, activities, opportunities and tasks. */
                lead_id?: string | null;
                /** @description `created`, `updated`, `deleted`, or what else happens to the object. */
                action?: string | null;
                /** @description Events of what this user did. */
                user_id?: string | null;
                /** @description Events of one request: its `x-request-id`. */
                request_id?: string | null;
                /** @description A date or a date-time. */
                date_updated__gt?: string | null;
                /** @description A date or a date-time. */
                date_updated__gte?: string | null;
                /** @description A date or a date-time. */
                date_updated__lt?: string | null;
                /** @description A date or a date-time. */
                date_updated__lte?: string | null;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            /** @description In UTC, without a zone. */
                            date_created: string;
                            /** @description In UTC, without a zone. Moves when a further change is joined to the event. */
                            date_updated: string;
                            organization_id: string;
                            /** @description Who did it; null for what the server did by itself. */
                            user_id: string | null;
                            /** @description Shared by all events of one request. */
                            request_id: string | null;
                            api_key_id: string | null;
                            oauth_client_id: string | null;
                            oauth_scope: string | null;
                            object_type: string;
                            object_id: string;
                            /** @description The lead that the object belongs to, or is. */
                            lead_id: string | null;
                            action: string;
                            /** @description The keys of `data` that an update changed. */
                            changed_fields: string[];
                            /** @description The object as it was then; null when it was deleted. Only admins see this of an event over an hour old. */
                            data?: Record<string, never> | null;
                            /** @description What the changed keys held before; all of a deleted object. Only admins see this of an event over an hour old. */
                            previous_data?: Record<string, never> | null;
                            /** @description `request_method`, `request_path`, and the leads of a merge. */
                            meta: Record<string, never>;
                        }[];
                        /** @description Of the next older page; null when there is none. */
                        cursor_next: string | null;
                        /** @description Of the next newer page; null when there is none yet. */
                        cursor_previous: string | null;
                        /** @description Where to go on reading newer events, whether or not there are any yet. Each event that comes after this page is found there exactly once. */
                        cursor_tail: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_event_by_id: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description In UTC, without a zone. */
                        date_created: string;
                        /** @description In UTC, without a zone. Moves when a further change is joined to the event. */
                        date_updated: string;
                        organization_id: string;
                        /** @description Who did it; null for what the server did by itself. */
                        user_id: string | null;
                        /** @description Shared by all events of one request. */
                        request_id: string | null;
                        api_key_id: string | null;
                        oauth_client_id: string | null;
                        oauth_scope: string | null;
                        object_type: string;
                        object_id: string;
                        /** @description The lead that the object belongs to, or is. */
                        lead_id: string | null;
                        action: string;
                        /** @description The keys of `data` that an update changed. */
                        changed_fields: string[];
                        /** @description The object as it was then; null when it was deleted. Only admins see this of an event over an hour old. */
                        data?: Record<string, never> | null;
                        /** @description What the changed keys held before; all of a deleted object. Only admins see this of an event over an hour old. */
                        previous_data?: Record<string, never> | null;
                        /** @description `request_method`, `request_path`, and the leads of a merge. */
                        meta: Record<string, never>;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_event_stream: {
        parameters: {
            query?: {
                /** @description Events of objects of this type: `lead`, `task.lead`, `activity.note`. */
                object_type?: string | null;
                /** @description Events of this object, and of nothing that is related to it. */
                object_id?: string | null;
                /** @description Events of this lead and of its contacts, activities, opportunities and tasks. */
                lead_id?: string | null;
                /** @description `created`, `updated`, `deleted`, or what else happens to the object. */
                action?: string | null;
                /** @description Events of what this user did. */
                user_id?: string | null;
                /** @description Events of one request: its `x-request-id`. */
                request_id?: string | null;
                /** @description As the header `Last-Event-ID`, which counts where both are given; also a `cursor_tail` of `GET /event/`. */
                last_event_id?: string;
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description The `id` after which to go on. */
                "last-event-id"?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_me: {
        parameters: {
            query?: {
                /** @description Comma list of the fields to answer; `_all` for every field, `custom` for every custom field. */
                _fields?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        email: string;
                        first_name: string;
                        last_name: string;
                        image: string | null;
                        google_profile_image_url: string | null;
                        last_used_timezone: string | null;
                        email_verified_at: string | null;
                        /** Format: date-time */
                        date_created: string;
                        /** Format: date-time */
                        date_updated: string;
                        organizations: {
                            id: string;
                            name: string;
                            /** @description An ISO 4217 code. */
                            currency: string;
                            currency_symbol: string;
                            lead_statuses: {
                                id: string;
                                label: string;
                            }[];
                            /** @description Deprecated: the statuses of the first pipeline. */
                            opportunity_statuses: {
                                id: string;
                                label: string;
                                /** @enum {unknown} */
                                type: "active" | "won" | "lost";
                            }[];
                            pipelines: components["schemas"]["Pipeline"][];
                            lead_custom_fields: components["schemas"]["LeadCustomField"][];
                            enable_unsubscribe_link: boolean;
                            require_unsubscribe_link: boolean;
                            status: string;
                            plan_type: string | null;
                            user_count: number;
                            billing_account_id: string | null;
                            payment_fail_date: string | null;
                            cancellation_date: string | null;
                            trial_ends: string | null;
                            leads_email: string | null;
                            created_by: string | null;
                            updated_by: string | null;
                            /** Format: date-time */
                            date_created: string;
                            /** Format: date-time */
                            date_updated: string;
                        }[];
                        memberships: components["schemas"]["Membership"][];
                        email_accounts: Record<string, never>[];
                        phone_numbers: Record<string, never>[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            image: string | null;
                        };
                        /** @description The one that requests of this session are answered from. */
                        organization_id: string;
                        /** @description Those that they are an active member of, by name. */
                        organizations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    put_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    organization_id: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            image: string | null;
                        };
                        /** @description The one that requests of this session are answered from. */
                        organization_id: string;
                        /** @description Those that they are an active member of, by name. */
                        organizations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    password: string;
                    /** @description Where to, for members of several; else the one that they have been in for longest. */
                    organization_id?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            image: string | null;
                        };
                        /** @description The one that requests of this session are answered from. */
                        organization_id: string;
                        /** @description Those that they are an active member of, by name. */
                        organizations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer has no body. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_me_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    current_password: string;
                    /** @description At least 10 characters, no password that many people use, and not your address. */
                    new_password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The API keys of one’s own, of all organizations, which still work: who had the password may have made some. `POST /me/api_key/revoke/` revokes them. */
                        api_keys: {
                            id: string;
                            name: string;
                            prefix: string | null;
                            /** Format: date-time */
                            date_created: string;
                            organization_id: string;
                            organization_name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_membership_by_id_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        token: string;
                        /** Format: date-time */
                        expires: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                    /** @description At least 10 characters, no password that many people use, and not your address. */
                    password: string;
                    /** @description Makes an account of its own for this organization, with this password, although there is another one with the address. */
                    separate?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            image: string | null;
                        };
                        /** @description The one that requests of this session are answered from. */
                        organization_id: string;
                        /** @description Those that they are an active member of, by name. */
                        organizations: {
                            id: string;
                            name: string;
                        }[];
                        /** @description The API keys of one’s own, of all organizations, which still work: who had the password may have made some. `POST /me/api_key/revoke/` revokes them. */
                        api_keys: {
                            id: string;
                            name: string;
                            prefix: string | null;
                            /** Format: date-time */
                            date_created: string;
                            organization_id: string;
                            organization_name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_me_invitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        user: {
                            id: string;
                            email: string;
                            first_name: string;
                            last_name: string;
                            image: string | null;
                        };
                        /** @description The one that requests of this session are answered from. */
                        organization_id: string;
                        /** @description Those that they are an active member of, by name. */
                        organizations: {
                            id: string;
                            name: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_api_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            organization_id: string;
                            name: string;
                            /** @description Who is let in by it. */
                            user_id: string;
                            user_name: string;
                            /** @description How the key begins; null for keys from before this was kept. */
                            prefix: string | null;
                            /** Format: date-time */
                            date_created: string;
                            /** @description To the minute; null when it was not used since this is noted. */
                            date_last_used: string | null;
                            /** @description From then on it does not work; null for never. */
                            date_expires: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_api_key: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    date_expires?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organization_id: string;
                        name: string;
                        /** @description Who is let in by it. */
                        user_id: string;
                        user_name: string;
                        /** @description How the key begins; null for keys from before this was kept. */
                        prefix: string | null;
                        /** Format: date-time */
                        date_created: string;
                        /** @description To the minute; null when it was not used since this is noted. */
                        date_last_used: string | null;
                        /** @description From then on it does not work; null for never. */
                        date_expires: string | null;
                        key: string;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_api_key_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        organization_id: string;
                        name: string;
                        /** @description Who is let in by it. */
                        user_id: string;
                        user_name: string;
                        /** @description How the key begins; null for keys from before this was kept. */
                        prefix: string | null;
                        /** Format: date-time */
                        date_created: string;
                        /** @description To the minute; null when it was not used since this is noted. */
                        date_last_used: string | null;
                        /** @description From then on it does not work; null for never. */
                        date_expires: string | null;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    delete_api_key_by_id: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; the answer has no body. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_me_api_key_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many there were to revoke. */
                        count: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_report_funnel_opportunity_totals: {
        parameters: {
            query?: never;
            header?: {
                /** @description `application/json` or `text/csv`. */
                accept?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of the pipeline. */
                    pipeline: string;
                    /**
                     * @description Opportunities created in a span of time, or those that were in an active status in it.
                     * @enum {unknown}
                     */
                    type: "created-cohort" | "active-stage-cohort";
                    report_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    report_datetime_range?: {
                        start: string;
                        end: string;
                    } | null;
                    cohort_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    cohort_datetime_range?: {
                        start: string;
                        end: string;
                    } | null;
                    compared_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    compared_datetime_range?: ("same-days-last-week" | "same-days-last-month" | "same-days-last-quarter" | "same-days-last-year") | null;
                    compared_custom_range?: {
                        start: string;
                        end: string;
                    } | null;
                    query?: {
                        /** @enum {unknown} */
                        type: "saved_search";
                        saved_search_id: string;
                    } | null;
                    users?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aggregations: {
                            count: number;
                            count_total_complete: number;
                            count_total_won: number;
                            count_win_rate: number;
                            value_total_complete: number;
                            value_total_won: number;
                            value_win_rate: number;
                            average_time_to_win: number | null;
                            average_value_annualized_per_won_opportunity: number;
                            sales_velocity: number;
                        };
                        data: {
                            count: number;
                            count_total_complete: number;
                            count_total_won: number;
                            count_win_rate: number;
                            value_total_complete: number;
                            value_total_won: number;
                            value_win_rate: number;
                            average_time_to_win: number | null;
                            average_value_annualized_per_won_opportunity: number;
                            sales_velocity: number;
                            user_id: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_report_funnel_opportunity_stages: {
        parameters: {
            query?: never;
            header?: {
                /** @description `application/json` or `text/csv`. */
                accept?: string;
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The id of the pipeline. */
                    pipeline: string;
                    /**
                     * @description Opportunities created in a span of time, or those that were in an active status in it.
                     * @enum {unknown}
                     */
                    type: "created-cohort" | "active-stage-cohort";
                    report_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    report_datetime_range?: {
                        start: string;
                        end: string;
                    } | null;
                    cohort_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    cohort_datetime_range?: {
                        start: string;
                        end: string;
                    } | null;
                    compared_relative_range?: ("today" | "yesterday" | "all-time" | "this-week" | "last-week" | "this-month" | "last-month" | "this-quarter" | "last-quarter" | "this-year" | "last-year") | null;
                    compared_datetime_range?: ("same-days-last-week" | "same-days-last-month" | "same-days-last-quarter" | "same-days-last-year") | null;
                    compared_custom_range?: {
                        start: string;
                        end: string;
                    } | null;
                    query?: {
                        /** @enum {unknown} */
                        type: "saved_search";
                        saved_search_id: string;
                    } | null;
                    users?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        aggregations: {
                            stages: {
                                status: {
                                    id: string;
                                    label: string;
                                    /** @enum {unknown} */
                                    type: "active" | "won" | "lost";
                                };
                                count: number;
                                value: number;
                                weighted_value: number;
                                count_conversion_rate: number | null;
                                value_conversion_rate: number | null;
                                weighted_value_conversion_rate: number | null;
                                count_lost: number;
                                value_lost: number;
                                count_lost_ratio: number | null;
                                value_lost_ratio: number | null;
                                average_time_to_advance: number | null;
                            }[];
                        };
                        data: {
                            user_id: string;
                            stages: {
                                status: {
                                    id: string;
                                    label: string;
                                    /** @enum {unknown} */
                                    type: "active" | "won" | "lost";
                                };
                                count: number;
                                value: number;
                                weighted_value: number;
                                count_conversion_rate: number | null;
                                value_conversion_rate: number | null;
                                weighted_value_conversion_rate: number | null;
                                count_lost: number;
                                value_lost: number;
                                count_lost_ratio: number | null;
                                value_lost_ratio: number | null;
                                average_time_to_advance: number | null;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    get_report_tasks: {
        parameters: {
            query?: {
                /** @description The first day. */
                date_start?: string;
                /** @description The last day, at most 366 of them in all. */
                date_end?: string;
                /** @description What this user did, and what is assigned to them; of all without it. */
                user_id?: string;
                /** @description The zone whose days are meant, such as `America/New_York`; that of `x-tz-offset` unless given. */
                zone?: string;
            };
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date */
                            date: string;
                            /** @description Tasks done on this day. */
                            completed: number;
                            /** @description Tasks overdue when the day ended, so far for today; null for days to come. */
                            overdue: number | null;
                            /** @description Who did how many, the most first. */
                            users: {
                                user_id: string;
                                completed: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_sample_data: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How many; 200 unless given, at most 5000. */
                    leads?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        leads: number;
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
    post_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description Hours that the caller's clock is ahead of UTC, such as `-4` or `5.5`: what today is. UTC without it. */
                "x-tz-offset"?: components["parameters"]["tz_offset"];
                /** @description The method that a POST stands for. */
                "x-http-method-override"?: components["parameters"]["method_override"];
                /** @description Made up by the caller, for one request. Sent again with the same key within 24 hours, the request is answered with its first answer and writes nothing; with the key of another request it is a 409, and so is one whose first is still being answered. A refused request leaves its key free. */
                "idempotency-key"?: components["parameters"]["idempotency_key"];
                /** @description Quick successive updates of an object become one event; with `true` this request leaves events of its own, so that `POST /undo/` can take back just what it did. */
                "x-ajar-undoable"?: components["parameters"]["undoable"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The `x-request-id` of each request; send those with the header `x-ajar-undoable: true`. */
                    request_ids: string[];
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "idempotent-replayed": components["headers"]["idempotent-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many objects were changed back. */
                        undone: number;
                        objects: {
                            object_type: string;
                            id: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["Unavailable"];
        };
    };
}
