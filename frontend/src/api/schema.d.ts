// Generated from server/testdata/openapi.json by `npm run generate`. Do not edit.

export interface paths {
    "/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What runs here */
        get: operations["about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your own password */
        post: operations["change-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the refresh cookie into a new access token */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the bookings that you may see */
        get: operations["list-bookings"];
        put?: never;
        /** Book */
        post: operations["add-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a booking request, and write nothing */
        post: operations["check-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a booking */
        get: operations["get-booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a booking */
        patch: operations["change-booking"];
        trace?: never;
    };
    "/bookings/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a place that was offered for a displaced booking */
        post: operations["accept-offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve the step that waits for you */
        post: operations["approve-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/bump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Displace a booking for its host, with other places offered */
        post: operations["bump-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw or cancel a booking */
        post: operations["cancel-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/check-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a booking is being used */
        post: operations["check-in-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a place that opened for you */
        post: operations["confirm-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book the same once more */
        post: operations["copy-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that nobody came to a booking at your place */
        post: operations["no-show-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a booking that waits for you */
        post: operations["reject-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bookings/{id}/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let two bookings exchange their places */
        post: operations["swap-bookings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what stands on resources */
        get: operations["get-calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/class-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List class groups */
        get: operations["list-class-groups"];
        put?: never;
        /** Make a class group */
        post: operations["add-class-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/class-groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a class group */
        get: operations["get-class-group"];
        put?: never;
        post?: never;
        /** Take a class group out of use */
        delete: operations["remove-class-group"];
        options?: never;
        head?: never;
        /** Change a class group */
        patch: operations["change-class-group"];
        trace?: never;
    };
    "/day-overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was said about days */
        get: operations["list-day-overrides"];
        put?: never;
        /** Say something about a day */
        post: operations["add-day-override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/day-overrides/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what was said about a day */
        get: operations["get-day-override"];
        put?: never;
        post?: never;
        /** Take back what was said about a day */
        delete: operations["remove-day-override"];
        options?: never;
        head?: never;
        /** Say something else about a day */
        patch: operations["change-day-override"];
        trace?: never;
    };
    "/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the days of a school */
        get: operations["list-days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who decides in whose name */
        get: operations["list-delegations"];
        put?: never;
        /** Let somebody decide in another's name */
        post: operations["add-delegation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a delegation before its time */
        delete: operations["end-delegation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a secret calendar address */
        post: operations["add-feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a calendar as iCalendar; the address is the key */
        get: operations["get-feed-file"];
        put?: never;
        post?: never;
        /** End a calendar address */
        delete: operations["remove-feed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the groups of schools */
        get: operations["list-groups"];
        put?: never;
        /** Make a group */
        post: operations["add-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a group */
        get: operations["get-group"];
        put?: never;
        post?: never;
        /** Take a group out of use */
        delete: operations["remove-group"];
        options?: never;
        head?: never;
        /** Change a group */
        patch: operations["change-group"];
        trace?: never;
    };
    "/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List days off and days worked instead */
        get: operations["list-holidays"];
        put?: never;
        /** Put a day into the notices */
        post: operations["add-holiday"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holidays/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over the notice of a year */
        post: operations["import-holidays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holidays/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say which years' notices are known */
        get: operations["list-holiday-years"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holidays/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a day of the notices */
        get: operations["get-holiday"];
        put?: never;
        post?: never;
        /** Take a day out of the notices */
        delete: operations["remove-holiday"];
        options?: never;
        head?: never;
        /** Change a day of the notices */
        patch: operations["change-holiday"];
        trace?: never;
    };
    "/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the locks */
        get: operations["list-locks"];
        put?: never;
        /** Put a lock */
        post: operations["add-lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locks/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which bookings a lock would touch, and write nothing */
        post: operations["check-lock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/locks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a lock */
        get: operations["get-lock"];
        put?: never;
        post?: never;
        /** Take a lock away */
        delete: operations["remove-lock"];
        options?: never;
        head?: never;
        /** Change a lock */
        patch: operations["change-lock"];
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/period-tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the bell tables */
        get: operations["list-period-tables"];
        put?: never;
        /** Make a bell table */
        post: operations["add-period-table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/period-tables/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a bell table */
        get: operations["get-period-table"];
        put?: never;
        post?: never;
        /** Take a bell table out of use */
        delete: operations["remove-period-table"];
        options?: never;
        head?: never;
        /** Change a bell table */
        patch: operations["change-period-table"];
        trace?: never;
    };
    "/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the settings for the rules */
        get: operations["get-policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the settings for the rules */
        patch: operations["change-policy"];
        trace?: never;
    };
    "/reports/utilisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Report booked over open minutes */
        get: operations["report-utilisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the resources that you may see */
        get: operations["list-resources"];
        put?: never;
        /** Make a resource */
        post: operations["add-resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a resource */
        get: operations["get-resource"];
        put?: never;
        post?: never;
        /** Take a resource out of use */
        delete: operations["remove-resource"];
        options?: never;
        head?: never;
        /** Change a resource */
        patch: operations["change-resource"];
        trace?: never;
    };
    "/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the rules by which requests are decided */
        get: operations["get-rules"];
        /** Replace the rules */
        put: operations["put-rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what is wrong with rules, and write nothing */
        post: operations["check-rules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say row by row how a request is decided */
        get: operations["explain-rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of the rules */
        get: operations["list-rule-versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rules/versions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a version of the rules */
        get: operations["get-rule-version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the schools */
        get: operations["list-schools"];
        put?: never;
        /** Make a school */
        post: operations["add-school"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a school */
        get: operations["get-school"];
        put?: never;
        post?: never;
        /** Take a school out of use */
        delete: operations["remove-school"];
        options?: never;
        head?: never;
        /** Change a school */
        patch: operations["change-school"];
        trace?: never;
    };
    "/series/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a series */
        get: operations["get-series"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/series/{id}/occurrences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book a date that a series left out */
        post: operations["add-occurrence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/strikes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show strikes: your own, or of a person of your school */
        get: operations["list-strikes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/strikes/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a strike back on appeal */
        post: operations["void-strike"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the terms */
        get: operations["list-terms"];
        put?: never;
        /** Make a term */
        post: operations["add-term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/terms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a term */
        get: operations["get-term"];
        put?: never;
        post?: never;
        /** Take a term out of use */
        delete: operations["remove-term"];
        options?: never;
        head?: never;
        /** Change a term */
        patch: operations["change-term"];
        trace?: never;
    };
    "/waitlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the entries of the waitlist that you may see */
        get: operations["list-waitlist"];
        put?: never;
        /** Wait for a place to open */
        post: operations["join-waitlist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waitlist/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leave the waitlist */
        delete: operations["leave-waitlist"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AboutBody: {
            /** @description In the demo only */
            accounts?: components["schemas"]["Account"][] | null;
            demo: boolean;
            /** @description In the demo only */
            demo_password?: string;
            name: string;
            /** @description The server's clock, RFC 3339 */
            now: string;
            time_zone: string;
            version: string;
        };
        AcceptInBody: {
            /**
             * Format: int64
             * @description Its number in the offer, from 0
             */
            alternative: number;
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
        };
        Account: {
            name: string;
            role: string;
            username: string;
        };
        ActBody: {
            reason?: string | null;
            /** @enum {string|null} */
            scope?: "this" | "following" | "all" | null;
        };
        AddDelegationInBody: {
            /** @description Who is away; left out: yourself */
            from?: string | null;
            /** @description Left out: today */
            from_date?: string | null;
            note?: string | null;
            /** @description Who decides; id or code */
            to: string;
            /** @description The last day */
            to_date: string;
        };
        AddOccurrenceInBody: {
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
            /** @description One that the series left out */
            date: string;
            end?: string | null;
            /** @description Left out: the series' own place */
            resource?: string | null;
            /** @description Left out: the series' own time */
            start?: string | null;
        };
        Addable: {
            date: string;
            end: string;
            /** @description The date that it stands for */
            follows: string | null;
            /** @description Its code */
            series: string;
            series_id: string;
            start: string;
            title: string | null;
        };
        Alternative: {
            end: string;
            resource: string;
            start: string;
            /** @enum {string} */
            why: "same_time_other_resource" | "nearest_slot";
        };
        ApprovalStep: {
            deadline: string | null;
            decided_at: string | null;
            decided_by: string | null;
            /** @description In whose name a delegate decided */
            decided_for: string | null;
            /** @description Names of who may decide */
            deciders: string[];
            name: string;
            reason: string | null;
            /** @enum {string} */
            status: "waiting" | "approved" | "rejected" | "void";
            word: string;
        };
        Bells: {
            code: string;
            name: string;
            periods: components["schemas"]["Period"][];
            stage: string;
        };
        Booking: {
            approvals: components["schemas"]["ApprovalStep"][];
            /** @description What you may do with it now */
            can: string[];
            checked_in_at: string | null;
            class_group: string | null;
            class_group_name: string | null;
            code: string;
            created_at: string;
            decide_by: string | null;
            end: string;
            /** @description Of a series: it has a time or place of its own */
            exception: boolean;
            /** Format: int64 */
            headcount: number | null;
            id: string;
            note: string | null;
            /** @description Places that the host offered when it displaced the booking */
            offer: components["schemas"]["Offer"];
            program: string | null;
            project: string | null;
            purpose: string;
            /** Format: int64 */
            quantity: number;
            /** @description Why it was rejected or cancelled */
            reason: string | null;
            requester: string | null;
            requester_name: string | null;
            resource_names: string[];
            resources: string[];
            rule: string | null;
            school: string;
            school_name: string;
            series_id: string | null;
            start: string;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected" | "withdrawn" | "cancelled" | "expired" | "bumped" | "completed" | "no_show";
            teacher: string | null;
            teacher_name: string | null;
            title: string | null;
            updated_at: string;
            /** Format: int64 */
            version: number;
        };
        BookingChange: {
            /** Format: int64 */
            adults?: number | null;
            /** @description null: none */
            class_group?: string | null;
            confirm?: string[] | null;
            date?: string | null;
            end?: string | null;
            /** Format: int64 */
            headcount?: number | null;
            note?: string | null;
            periods?: string[] | null;
            purpose?: string | null;
            /** Format: int64 */
            quantity?: number | null;
            resources?: string[] | null;
            stage?: string | null;
            start?: string | null;
            /** @description null: none */
            teacher?: string | null;
            title?: string | null;
        };
        BookingRequest: {
            /** Format: int64 */
            adults?: number | null;
            class_group?: string | null;
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
            /** @description With periods, instead of start and end */
            date?: string | null;
            end?: string | null;
            /** Format: int64 */
            headcount?: number | null;
            note?: string | null;
            periods?: string[] | null;
            plan?: components["schemas"]["PlanStep"][] | null;
            plan_version?: string | null;
            program?: string | null;
            project?: string | null;
            purpose?: string | null;
            /** Format: int64 */
            quantity?: number | null;
            recurrence?: components["schemas"]["Recurrence"];
            /** @description In whose name; left out: yourself. For others: the offices of the school, its groups and the district */
            requester?: string | null;
            resources: string[];
            school: string;
            /** @description primary or junior, where the host has both */
            stage?: string | null;
            start?: string | null;
            /** @description Left out: the requester where they teach at the school; null: none */
            teacher?: string | null;
            title?: string | null;
            vehicles?: components["schemas"]["VehicleRequest"];
        };
        BumpBody: {
            end?: string | null;
            reason: string;
            /** @description Offered instead; left out: the same */
            resources?: string[] | null;
            /** @description Offered instead; left out: the same */
            start?: string | null;
        };
        CalendarItem: {
            booking_id?: string;
            class_group_name?: string;
            code?: string;
            end: string;
            /** Format: int64 */
            headcount?: number;
            /** @enum {string} */
            kind: "booking" | "lock" | "closed";
            lock_kind?: string;
            mine: boolean;
            name?: string;
            purpose?: string;
            /** Format: int64 */
            quantity?: number;
            requester_name?: string;
            resource: string;
            school?: string;
            school_name?: string;
            start: string;
            status: string;
            title?: string;
        };
        ChangeDayOverrideInBody: {
            after_school?: boolean;
            /** Format: date */
            date?: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description The date whose timetable is taught; null: the day's own, or none */
            follows_date?: string | null;
            /** @enum {string} */
            kind?: "makeup" | "activity" | "closure";
            name?: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @description Ids or codes; empty: the whole district */
            schools?: string[];
            /** @description Left out: as the kind has it */
            teaching?: boolean;
        };
        ChangeHolidayInBody: {
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description true: off; false: worked instead */
            is_off?: boolean;
            name?: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @enum {string} */
            status?: "official" | "provisional";
        };
        ChangeLockInBody: {
            /** @description true: day_start to day_end of each date; false: start to end */
            daily?: boolean;
            day_end?: string;
            /** @example 07:30 */
            day_start?: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            end?: string;
            /** Format: date */
            from_date?: string;
            /** @enum {string} */
            kind?: "exam" | "maintenance" | "public_opening";
            name?: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            scope?: components["schemas"]["LockScopeChange"];
            start?: string;
            /**
             * Format: date
             * @description Inclusive
             */
            to_date?: string;
        };
        ChangePeriodTableInBody: {
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description First day of each year, such as 10-01 */
            from?: string | null;
            name?: string;
            periods?: components["schemas"]["PeriodChange"][];
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @description Ids or codes; empty: every school with the stage */
            schools?: string[];
            /** @enum {string} */
            stage?: "primary" | "junior";
            /** @description Last day, inclusive; may lie round the year end */
            to?: string | null;
            /** @description 1 to 7; empty: every weekday */
            weekdays?: number[];
        };
        ChangeTermInBody: {
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** Format: date */
            first_day?: string;
            /** Format: date */
            last_day?: string;
            name?: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @enum {string} */
            status?: "published" | "assumed";
            /** Format: date */
            week1_monday?: string;
            /** Format: int64 */
            weeks?: number;
        };
        ClassGroup: {
            code: string;
            /** Format: int64 */
            headcount: number;
            id: string;
            /** @description Codes of the classes that it contains */
            members: string[];
            name: string;
            school: string;
            stage: string;
            /** Format: int64 */
            version: number;
        };
        ClassGroupChange: {
            /** Format: int64 */
            headcount?: number;
            /** @description Classes it contains */
            members?: string[];
            name?: string;
            /** @description Id or code; cannot change later */
            school?: string;
            /** @enum {string} */
            stage?: "primary" | "junior";
        };
        ConfirmBody: {
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
        };
        Conflict: {
            /** Format: int64 */
            available: number | null;
            detail: string;
            end: string | null;
            kind: string;
            /** @enum {string} */
            severity: "hard" | "warn" | "info";
            start: string | null;
            /** @description Code of the resource, teacher or class */
            subject: string;
            /** @description Code of the booking or lock; left out where you may not know */
            with?: string;
        };
        CopyInBody: {
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
            /** @description At the same hour; instead of start and end */
            date?: string | null;
            end?: string | null;
            start?: string | null;
        };
        Day: {
            after_school: boolean;
            bells: components["schemas"]["Bells"][];
            date: string;
            in_session: boolean;
            /** @enum {string} */
            kind: "school" | "weekend" | "holiday" | "makeup" | "activity" | "closure" | "break";
            /** @description false: the holidays of this year are not published */
            known: boolean;
            locks: components["schemas"]["DayLock"][];
            name: string;
            off: boolean;
            /** @enum {string|null} */
            parity: "odd" | "even" | null;
            /** @description The date whose timetable is taught, where it is another one */
            stands_for: string | null;
            term: string | null;
            /**
             * Format: int64
             * @description Teaching week
             */
            week: number | null;
            /** Format: int64 */
            weekday: number;
        };
        DayLock: {
            code: string;
            end: string;
            kind: string;
            name: string;
            resources: string[];
            start: string;
        };
        DayOverride: {
            after_school: boolean;
            date: string;
            /** @description The date whose timetable is taught */
            follows_date: string | null;
            id: string;
            /** @enum {string} */
            kind: "makeup" | "activity" | "closure";
            name: string;
            /** @description Empty: the whole district */
            schools: string[];
            teaching: boolean;
            /** Format: int64 */
            version: number;
        };
        Decision: {
            alternatives: components["schemas"]["Alternative"][];
            answer_by: string | null;
            approver_names: string[];
            approvers: string[];
            conflicts: components["schemas"]["Conflict"][];
            /** @enum {string} */
            decision: "auto_approved" | "pending" | "needs_confirm" | "rejected" | "forbidden";
            detail: string;
            occurrences: components["schemas"]["Occurrence"][];
            plan_version: string | null;
            reason: string | null;
            rule: string | null;
            /**
             * Format: int64
             * @description How many vehicles the party needs
             */
            vehicles: number | null;
            /** @description The same in sentences */
            warning_details: string[];
            /** @description year_provisional:2027 or year_unknown:2027: the notice of that year is not out, and the dates are checked again when it is */
            warnings: string[];
            /**
             * Format: int64
             * @description Status of the real call
             */
            would_be: number;
        };
        Delegation: {
            created_by: string | null;
            from: string;
            from_date: string;
            from_name: string;
            id: string;
            note: string | null;
            /** @description For what is decided at this school alone; null: wherever both have a role */
            school: string | null;
            to: string;
            to_date: string;
            to_name: string;
            /** Format: int64 */
            version: number;
        };
        DisplacedChoice: {
            /** @description Id or code */
            booking: string;
            /** @enum {string} */
            do: "keep" | "cancel" | "move";
        };
        Displacing: {
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
        };
        Effects: {
            can_add: components["schemas"]["Addable"][];
            dry_run: boolean;
            touched: components["schemas"]["Touched"][];
        };
        Explained: {
            /**
             * @description What is in the way included
             * @enum {string}
             */
            decision: "auto_approved" | "pending" | "needs_confirm" | "rejected" | "forbidden";
            detail: string;
            reason: string | null;
            /** @description In the order of the table */
            rows: components["schemas"]["ExplainedOf"][];
            rule: string | null;
        };
        ExplainedOf: {
            /** @description The row above */
            by: string | null;
            decides: boolean;
            detail: string;
            /** @description The first condition that does not hold; earlier_row: one above has taken the case */
            failed: string | null;
            group: string | null;
            /** @description Why it does not approve at once */
            held: string | null;
            matched: boolean;
            /** @description What the row gives */
            outcome: string | null;
            reason: string | null;
            relation: string;
            rule: string;
        };
        FeedBody: {
            id: string;
            /** @enum {string} */
            kind: "resource" | "school" | "mine";
            /** @description Secret: whoever has it reads the calendar */
            url: string;
        };
        FeedInBody: {
            mine?: boolean;
            resource?: string | null;
            school?: string | null;
        };
        FieldProblem: {
            detail: string;
            field: string;
            key: string;
        };
        Group: {
            charter_status: string;
            code: string;
            founded_on: string | null;
            id: string;
            /** @enum {string} */
            kind: "tight" | "led" | "project" | "alliance";
            lead_school: string;
            members: components["schemas"]["Member"][];
            name: string;
            /** @enum {string} */
            status: "forming" | "active" | "ended";
            /** Format: int64 */
            version: number;
        };
        GroupChange: {
            /** @enum {string} */
            charter_status?: "drafting" | "adopted" | "submitted" | "filed" | "superseded" | "not_applicable";
            /** Format: date */
            founded_on?: string;
            /** @enum {string} */
            kind?: "tight" | "led" | "project" | "alliance";
            /** @description Id or code */
            lead_school?: string;
            members?: components["schemas"]["MemberChange"][];
            name?: string;
            /** @enum {string} */
            status?: "forming" | "active" | "ended";
        };
        Holiday: {
            code: string;
            date: string;
            id: string;
            /** @description true: off; false: worked instead */
            is_off: boolean;
            name: string;
            /** @enum {string} */
            status: "official" | "provisional";
            /** Format: int64 */
            version: number;
        };
        HolidayChanged: {
            can_add: components["schemas"]["Addable"][];
            code: string;
            date: string;
            dry_run: boolean;
            id: string;
            /** @description true: off; false: worked instead */
            is_off: boolean;
            name: string;
            /** @enum {string} */
            status: "official" | "provisional";
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            version: number;
        };
        HolidayYear: {
            /** Format: int64 */
            days: number;
            /** @enum {string} */
            status: "official" | "provisional" | "unknown";
            /** Format: int64 */
            year: number;
        };
        HolidaysImported: {
            /** Format: int64 */
            added: number;
            can_add: components["schemas"]["Addable"][];
            /**
             * Format: int64
             * @description Provisional days that are official now, and days that are named otherwise
             */
            changed: number;
            dry_run: boolean;
            /** Format: int64 */
            same: number;
            /**
             * Format: int64
             * @description Provisional days that the notice does not name
             */
            taken: number;
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            year: number;
        };
        LeftOut: {
            date: string;
            detail: string;
            reason: string;
        };
        ListBooking: {
            items: components["schemas"]["Booking"][];
            next_cursor: string | null;
        };
        ListCalendarItem: {
            items: components["schemas"]["CalendarItem"][];
            next_cursor: string | null;
        };
        ListClassGroup: {
            items: components["schemas"]["ClassGroup"][];
            next_cursor: string | null;
        };
        ListDay: {
            items: components["schemas"]["Day"][];
            next_cursor: string | null;
        };
        ListDayOverride: {
            items: components["schemas"]["DayOverride"][];
            next_cursor: string | null;
        };
        ListDelegation: {
            items: components["schemas"]["Delegation"][];
            next_cursor: string | null;
        };
        ListGroup: {
            items: components["schemas"]["Group"][];
            next_cursor: string | null;
        };
        ListHoliday: {
            items: components["schemas"]["Holiday"][];
            next_cursor: string | null;
        };
        ListHolidayYear: {
            items: components["schemas"]["HolidayYear"][];
            next_cursor: string | null;
        };
        ListLock: {
            items: components["schemas"]["Lock"][];
            next_cursor: string | null;
        };
        ListPeriodTable: {
            items: components["schemas"]["PeriodTable"][];
            next_cursor: string | null;
        };
        ListResource: {
            items: components["schemas"]["Resource"][];
            next_cursor: string | null;
        };
        ListRuleVersion: {
            items: components["schemas"]["RuleVersion"][];
            next_cursor: string | null;
        };
        ListSchool: {
            items: components["schemas"]["School"][];
            next_cursor: string | null;
        };
        ListTerm: {
            items: components["schemas"]["Term"][];
            next_cursor: string | null;
        };
        ListUtilisationRow: {
            items: components["schemas"]["UtilisationRow"][];
            next_cursor: string | null;
        };
        ListWaitlistEntry: {
            items: components["schemas"]["WaitlistEntry"][];
            next_cursor: string | null;
        };
        Lock: {
            code: string;
            daily: boolean;
            day_end: string | null;
            day_start: string | null;
            end: string | null;
            from_date: string | null;
            id: string;
            /** @enum {string} */
            kind: "exam" | "maintenance" | "public_opening";
            name: string;
            scope: components["schemas"]["LockScope"];
            start: string | null;
            to_date: string | null;
            /** Format: int64 */
            version: number;
        };
        LockChanged: {
            can_add: components["schemas"]["Addable"][];
            code: string;
            daily: boolean;
            day_end: string | null;
            day_start: string | null;
            dry_run: boolean;
            end: string | null;
            from_date: string | null;
            id: string;
            /** @enum {string} */
            kind: "exam" | "maintenance" | "public_opening";
            name: string;
            scope: components["schemas"]["LockScope"];
            start: string | null;
            to_date: string | null;
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            version: number;
        };
        LockScope: {
            all_indoor: boolean;
            resources: string[];
            schools: string[];
            stage: string | null;
            types: string[];
        };
        LockScopeChange: {
            all_indoor?: boolean;
            /** @description Ids or codes; a whole hall locks its parts, a part its hall */
            resources?: string[] | null;
            /** @description Ids or codes */
            schools?: string[] | null;
            /** @enum {string|null} */
            stage?: "primary" | "junior" | null;
            /** @description Types of resources: a stop for bad weather names those out of doors */
            types?: string[] | null;
        };
        LoginInBody: {
            password: string;
            username: string;
        };
        Member: {
            from: string | null;
            role: string;
            school: string;
            to: string | null;
        };
        MemberChange: {
            /** Format: date */
            from?: string;
            /** @enum {string} */
            role: "core" | "lead" | "convenor" | "member" | "partner";
            /** @description Id or code */
            school: string;
            /** Format: date */
            to?: string;
        };
        Moment: {
            end: string;
            start: string;
        } | null;
        NewClassGroup: {
            code?: string;
            /** Format: int64 */
            headcount?: number;
            /** @description Classes it contains */
            members?: string[];
            name: string;
            /** @description Id or code; cannot change later */
            school: string;
            /** @enum {string} */
            stage?: "primary" | "junior";
        };
        NewDayOverride: {
            after_school?: boolean;
            /** Format: date */
            date: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description The date whose timetable is taught; null: the day's own, or none */
            follows_date?: string | null;
            /** @enum {string} */
            kind: "makeup" | "activity" | "closure";
            name?: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @description Ids or codes; empty: the whole district */
            schools?: string[];
            /** @description Left out: as the kind has it */
            teaching?: boolean;
        };
        NewGroup: {
            /** @enum {string} */
            charter_status?: "drafting" | "adopted" | "submitted" | "filed" | "superseded" | "not_applicable";
            code?: string;
            /** Format: date */
            founded_on?: string;
            /** @enum {string} */
            kind: "tight" | "led" | "project" | "alliance";
            /** @description Id or code */
            lead_school: string;
            members?: components["schemas"]["MemberChange"][];
            name: string;
            /** @enum {string} */
            status?: "forming" | "active" | "ended";
        };
        NewHoliday: {
            /** Format: date */
            date: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description true: off; false: worked instead */
            is_off: boolean;
            name: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @enum {string} */
            status?: "official" | "provisional";
        };
        NewLock: {
            code?: string;
            /** @description true: day_start to day_end of each date; false: start to end */
            daily?: boolean;
            day_end?: string;
            /** @example 07:30 */
            day_start?: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            end?: string;
            /** Format: date */
            from_date?: string;
            /** @enum {string} */
            kind: "exam" | "maintenance" | "public_opening";
            name: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            scope: components["schemas"]["LockScopeChange"];
            start?: string;
            /**
             * Format: date
             * @description Inclusive
             */
            to_date?: string;
        };
        NewPeriodTable: {
            code?: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** @description First day of each year, such as 10-01 */
            from?: string | null;
            name: string;
            periods: components["schemas"]["PeriodChange"][];
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @description Ids or codes; empty: every school with the stage */
            schools?: string[];
            /** @enum {string} */
            stage: "primary" | "junior";
            /** @description Last day, inclusive; may lie round the year end */
            to?: string | null;
            /** @description 1 to 7; empty: every weekday */
            weekdays?: number[];
        };
        NewResource: {
            /**
             * @description Cannot change later
             * @enum {string}
             */
            alloc?: "exclusive" | "divisible" | "part" | "shared" | "pool";
            auto_own?: boolean;
            /** @description 2026-11-03 */
            available_from?: string | null;
            /** Format: int64 */
            buffer_after?: number;
            /** Format: int64 */
            buffer_before?: number;
            /**
             * Format: int64
             * @description People; null: no limit
             */
            capacity?: number | null;
            code?: string;
            /** @description Parts that may be used together */
            combos?: (string[] | null)[];
            features?: string[];
            /** Format: int64 */
            max_parties?: number | null;
            name: string;
            needs?: string[];
            note?: string;
            /** Format: int64 */
            notice_days?: number;
            /** @description Types it is lent together with */
            only_with?: string[];
            /** @description The hall that it is a part of; cannot change later */
            parent?: string | null;
            /**
             * Format: int64
             * @description Units of a pool
             */
            quantity?: number | null;
            /** @enum {string} */
            risk?: "standard" | "supervised" | "hazardous" | "offsite";
            /** @description Owner, id or code; null: the district; cannot change later */
            school?: string | null;
            /** @enum {string} */
            scope?: "private" | "group" | "district";
            /** Format: int64 */
            seats_each?: number;
            /** @description Share profile, id or code */
            share?: string | null;
            type: string;
            unit?: string;
        };
        NewSchool: {
            /** Format: int64 */
            classes?: number;
            code?: string;
            /** @description Id or code of the legal person */
            legal_entity?: string | null;
            name: string;
            short?: string;
            stages: ("primary" | "junior")[];
            /** Format: int64 */
            students?: number;
            /** @enum {string} */
            support?: "none" | "new" | "weak";
        };
        NewTerm: {
            code?: string;
            displaced?: components["schemas"]["DisplacedChoice"][] | null;
            /**
             * @description For those not named, where it is one of their choices
             * @enum {string|null}
             */
            displaced_default?: "keep" | "cancel" | "move" | null;
            /** Format: date */
            first_day: string;
            /** Format: date */
            last_day: string;
            name: string;
            /** @description Told to the displaced; left out: the name of what was changed */
            reason?: string | null;
            /** @enum {string} */
            status?: "published" | "assumed";
            /** Format: date */
            week1_monday: string;
            /** Format: int64 */
            weeks?: number;
        };
        Occurrence: {
            conflicts: components["schemas"]["Conflict"][];
            date: string;
            end: string | null;
            /** @description The date that this one stands for */
            follows: string | null;
            /** @enum {string} */
            outcome: "create" | "skip" | "conflict";
            /** @description Why it is skipped */
            reason: string | null;
            start: string | null;
        };
        Offer: {
            /** @description Accepted by their number, from 0 */
            alternatives: components["schemas"]["OfferedSlot"][];
            /** @enum {string} */
            status: "open" | "accepted" | "over";
            /** @description Kept for you until then */
            until: string;
        } | null;
        OfferedSlot: {
            end: string;
            resource_names: string[];
            resources: string[];
            start: string;
            /** @enum {string} */
            why: "host" | "same_time_other_resource" | "nearest_slot";
        };
        OverrideChanged: {
            after_school: boolean;
            can_add: components["schemas"]["Addable"][];
            date: string;
            dry_run: boolean;
            /** @description The date whose timetable is taught */
            follows_date: string | null;
            id: string;
            /** @enum {string} */
            kind: "makeup" | "activity" | "closure";
            name: string;
            /** @description Empty: the whole district */
            schools: string[];
            teaching: boolean;
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            version: number;
        };
        PasswordInBody: {
            current: string;
            /** @description At least 10 signs of three kinds, without the user name */
            password: string;
        };
        Period: {
            code: string;
            end: string;
            /** @enum {string} */
            kind: "lesson" | "break" | "big_break" | "lunch" | "after_school";
            name: string;
            start: string;
        };
        PeriodChange: {
            code: string;
            /** @example 09:00 */
            end: string;
            /** @enum {string} */
            kind: "lesson" | "break" | "big_break" | "lunch" | "after_school";
            name: string;
            /** @example 08:20 */
            start: string;
        };
        PeriodTable: {
            code: string;
            /** @description First day of each year, such as 10-01 */
            from: string | null;
            id: string;
            name: string;
            periods: components["schemas"]["Period"][];
            /** @description Empty: every school with the stage */
            schools: string[];
            stage: string;
            to: string | null;
            /** Format: int64 */
            version: number;
            /** @description Empty: every weekday */
            weekdays: number[];
        };
        PeriodTableChanged: {
            can_add: components["schemas"]["Addable"][];
            code: string;
            dry_run: boolean;
            /** @description First day of each year, such as 10-01 */
            from: string | null;
            id: string;
            name: string;
            periods: components["schemas"]["Period"][];
            /** @description Empty: every school with the stage */
            schools: string[];
            stage: string;
            to: string | null;
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            version: number;
            /** @description Empty: every weekday */
            weekdays: number[];
        };
        PlanStep: {
            date: string;
            /** @description book, skip or move */
            do: string;
            end?: string | null;
            resource?: string | null;
            start?: string | null;
        };
        Policy: {
            /** Format: int64 */
            adult_ratio: number;
            approval_sla_workdays: {
                [key: string]: number;
            };
            cancel_free_hours: {
                [key: string]: number;
            };
            /** Format: int64 */
            host_bump_min_workdays: number;
            /** Format: int64 */
            max_booking_minutes: number;
            /** @description Of other schools' resources, by risk */
            quota_hours_per_week: {
                [key: string]: number;
            };
            /** Format: double */
            strike_late_cancel: number;
            /** Format: double */
            strike_no_show: number;
            /** Format: double */
            strike_threshold: number;
            /** Format: int64 */
            strike_weeks: number;
            /**
             * Format: double
             * @description Of the quota of new and weak schools
             */
            supported_multiplier: number;
            /** Format: int64 */
            travel_default: number;
            /** Format: int64 */
            version: number;
        };
        PolicyChange: {
            /** Format: int64 */
            adult_ratio?: number;
            /** @description By approver: working days to answer in */
            approval_sla_workdays?: {
                [key: string]: number;
            };
            /** @description By risk */
            cancel_free_hours?: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Least notice for who is displaced
             */
            host_bump_min_workdays?: number;
            /**
             * Format: int64
             * @description 0: no limit
             */
            max_booking_minutes?: number;
            /** @description By risk; a risk that is left out has no quota */
            quota_hours_per_week?: {
                [key: string]: number;
            };
            /** Format: double */
            strike_late_cancel?: number;
            /** Format: double */
            strike_no_show?: number;
            /**
             * Format: double
             * @description Points in a term that cost approval at once; 0: none do
             */
            strike_threshold?: number;
            /**
             * Format: int64
             * @description Teaching weeks without approval at once
             */
            strike_weeks?: number;
            /**
             * Format: double
             * @description 1 to 5
             */
            supported_multiplier?: number;
            /**
             * Format: int64
             * @description Minutes between two sites of which nothing else is known
             */
            travel_default?: number;
        };
        Problem: {
            /** @description What is in the way */
            conflicts?: components["schemas"]["Conflict"][] | null;
            detail: string;
            /** @description Fields that are wrong */
            errors?: components["schemas"]["FieldProblem"][] | null;
            /** @description Stable; what programs look at */
            key: string;
            request_id: string;
            /** Format: int64 */
            status: number;
            title: string;
            /** @description Bookings in the way of a change of the calendar */
            touched?: components["schemas"]["Touched"][] | null;
            type: string;
        };
        Recurrence: {
            end?: string | null;
            from?: string | null;
            /** @description all, odd or even */
            parity?: string | null;
            periods?: string[] | null;
            /** @description RFC 5545: DAILY, WEEKLY, MONTHLY or YEARLY with COUNT or UNTIL, at most 400 dates; only start and end go with it */
            rrule?: string | null;
            /** @description 15:50, without periods; with rrule that of the first date: 2026-11-03T15:50 */
            start?: string | null;
            term?: string | null;
            until?: string | null;
            /**
             * Format: int64
             * @description 1 to 7; not with rrule
             */
            weekday?: number | null;
            weeks?: number[] | null;
        } | null;
        Resource: {
            /** @enum {string} */
            alloc: "exclusive" | "divisible" | "part" | "shared" | "pool";
            available_from: string | null;
            /**
             * Format: int64
             * @description Minutes
             */
            buffer_after: number;
            /**
             * Format: int64
             * @description Minutes
             */
            buffer_before: number;
            /** Format: int64 */
            capacity: number | null;
            code: string;
            combos: (string[] | null)[];
            features: string[];
            id: string;
            /** Format: int64 */
            max_parties: number | null;
            name: string;
            needs: string[];
            note: string;
            /** Format: int64 */
            notice_days: number;
            only_with: string[];
            parent: string | null;
            parts: string[];
            /** Format: int64 */
            quantity: number | null;
            /** @enum {string} */
            risk: "standard" | "supervised" | "hazardous" | "offsite";
            /** @description Owner; null: the district */
            school: string | null;
            school_name: string;
            /** @enum {string} */
            scope: "private" | "group" | "district";
            /** Format: int64 */
            seats_each: number | null;
            share: components["schemas"]["Share"];
            type: string;
            unit: string;
            /** Format: int64 */
            version: number;
            /**
             * @description How much you see of its bookings
             * @enum {string}
             */
            visibility: "none" | "free_busy" | "summary" | "full";
        };
        ResourceChange: {
            /**
             * @description Cannot change later
             * @enum {string}
             */
            alloc?: "exclusive" | "divisible" | "part" | "shared" | "pool";
            auto_own?: boolean;
            /** @description 2026-11-03 */
            available_from?: string | null;
            /** Format: int64 */
            buffer_after?: number;
            /** Format: int64 */
            buffer_before?: number;
            /**
             * Format: int64
             * @description People; null: no limit
             */
            capacity?: number | null;
            /** @description Parts that may be used together */
            combos?: (string[] | null)[];
            features?: string[];
            /** Format: int64 */
            max_parties?: number | null;
            name?: string;
            needs?: string[];
            note?: string;
            /** Format: int64 */
            notice_days?: number;
            /** @description Types it is lent together with */
            only_with?: string[];
            /** @description The hall that it is a part of; cannot change later */
            parent?: string | null;
            /**
             * Format: int64
             * @description Units of a pool
             */
            quantity?: number | null;
            /** @enum {string} */
            risk?: "standard" | "supervised" | "hazardous" | "offsite";
            /** @description Owner, id or code; null: the district; cannot change later */
            school?: string | null;
            /** @enum {string} */
            scope?: "private" | "group" | "district";
            /** Format: int64 */
            seats_each?: number;
            /** @description Share profile, id or code */
            share?: string | null;
            type?: string;
            unit?: string;
        };
        Role: {
            /** @description Codes, where the role is narrowed to some */
            resources: string[];
            role: string;
            /** @description Code of the school, group or district */
            scope: string;
            scope_name: string;
        };
        RuleDiff: {
            /** @enum {string} */
            change: "added" | "removed" | "changed" | "moved";
            fields: string[];
            rule: string;
        };
        RuleFault: {
            detail: string;
            field: string;
            key: string;
            /**
             * Format: int64
             * @description From 0; null: the table as a whole
             */
            row: number | null;
            rule: string | null;
        };
        RuleRow: {
            agreement_active?: boolean;
            approvers?: string[];
            /** @description A project lists the resource */
            attached?: boolean;
            /** @description always, never, if_owner_allows, if_under_quota, if_owner_allows_and_under_quota, if_term_allocated */
            auto: string;
            escalate_to?: string;
            group_state?: string[] | null;
            id: string;
            /** @description The whole time lies in a share window */
            in_window?: boolean;
            /** @description The agreement lists the resource */
            listed?: boolean;
            /**
             * Format: int64
             * @description Most days ahead; 0: to the end of the term
             */
            max_days?: number;
            /**
             * Format: int64
             * @description Least days ahead
             */
            min_days?: number;
            notify?: string[] | null;
            project_active?: boolean;
            purposes?: string[] | null;
            reason?: string;
            /** @description self, tight, led, project, alliance, district, any_forming_group, none */
            relation: string;
            /** @description false: refused, with the reason */
            request: boolean;
            risk?: string[] | null;
            /** @description none, free_busy, summary, full */
            see: string;
        };
        RuleTable: {
            rules: components["schemas"]["RuleRow"][];
            /** Format: int64 */
            version: number;
        };
        RuleVersion: {
            by: string | null;
            by_name: string | null;
            current: boolean;
            /** @description Against the version before */
            diff: components["schemas"]["RuleDiff"][];
            note: string | null;
            /** @description Of one version alone */
            rules?: components["schemas"]["RuleRow"][] | null;
            /** @description null: from the first */
            since: string | null;
            /** Format: int64 */
            version: number;
        };
        RulesBody: {
            /** @description Why */
            note?: string | null;
            rules: components["schemas"]["RuleRow"][];
        };
        RulesCheck: {
            diff: components["schemas"]["RuleDiff"][];
            faults: components["schemas"]["RuleFault"][];
        };
        School: {
            /** Format: int64 */
            classes: number;
            code: string;
            id: string;
            legal_entity: string | null;
            name: string;
            short: string;
            stages: string[];
            /** Format: int64 */
            students: number;
            /** @enum {string} */
            support: "none" | "new" | "weak";
            /** Format: int64 */
            version: number;
        };
        SchoolChange: {
            /** Format: int64 */
            classes?: number;
            /** @description Id or code of the legal person */
            legal_entity?: string | null;
            name?: string;
            short?: string;
            stages?: ("primary" | "junior")[];
            /** Format: int64 */
            students?: number;
            /** @enum {string} */
            support?: "none" | "new" | "weak";
        };
        Series: {
            /** @description In the order of their start, whatever became of them */
            bookings: components["schemas"]["Booking"][];
            /** @description What you may do with it now */
            can: string[];
            code: string;
            id: string;
            /** @description Dates that were not booked and may be added */
            left_out: components["schemas"]["LeftOut"][];
            school: string;
            title: string | null;
            /** Format: int64 */
            version: number;
        };
        SeriesBooked: {
            bookings: components["schemas"]["Booking"][];
            code: string;
            left_out: components["schemas"]["LeftOut"][];
            series_id: string;
            /** @description The same in sentences */
            warning_details: string[];
            /** @description year_provisional:2027 or year_unknown:2027: the notice of that year is not out, and the dates are checked again when it is */
            warnings: string[];
        };
        SessionBody: {
            access_token: string;
            /**
             * Format: int64
             * @description Seconds
             */
            expires_in: number;
            user: components["schemas"]["User"];
        };
        Share: {
            code: string;
            name: string;
            windows: components["schemas"]["ShareWindow"][];
        } | null;
        ShareWindow: {
            /** @enum {string} */
            by: "period" | "clock";
            end: string | null;
            periods: string[];
            start: string | null;
            weekdays: number[];
        };
        Strike: {
            at: string;
            /** @description Its code */
            booking: string;
            id: string;
            /** @enum {string} */
            kind: "late_cancel" | "no_show";
            /** Format: double */
            points: number;
            school: string;
            user: string;
            void_reason: string | null;
            voided_at: string | null;
            voided_by: string | null;
        };
        StrikeStanding: {
            /** @description The last day without approval at once */
            lost_until: string | null;
            /**
             * Format: double
             * @description Of this term, towards the next loss
             */
            points: number;
            school: string;
            /** Format: double */
            threshold: number;
        };
        Strikes: {
            /** @description Newest first, at most 200 */
            items: components["schemas"]["Strike"][];
            next_cursor: string | null;
            standing: components["schemas"]["StrikeStanding"][];
            user: string;
        };
        SwapInBody: {
            /** @description Kinds of warning that are accepted */
            confirm?: string[] | null;
            /**
             * @description Left out: both
             * @enum {string|null}
             */
            exchange?: "both" | "times" | "resources" | null;
            /** @description The other booking, id or code */
            with: string;
        };
        Term: {
            code: string;
            first_day: string;
            id: string;
            last_day: string;
            name: string;
            /** @enum {string} */
            status: "published" | "assumed";
            /** Format: int64 */
            version: number;
            week1_monday: string;
            /** Format: int64 */
            weeks: number;
        };
        TermChanged: {
            can_add: components["schemas"]["Addable"][];
            code: string;
            dry_run: boolean;
            first_day: string;
            id: string;
            last_day: string;
            name: string;
            /** @enum {string} */
            status: "published" | "assumed";
            touched: components["schemas"]["Touched"][];
            /** Format: int64 */
            version: number;
            week1_monday: string;
            /** Format: int64 */
            weeks: number;
        };
        Touched: {
            /** @description Offered to the displaced first, for two days */
            alternatives: components["schemas"]["Alternative"][];
            /** @description What is in the way of that */
            blocked: components["schemas"]["Conflict"][];
            /** @description Its code */
            booking: string;
            /** @description Of keep, move, cancel */
            choices: string[];
            /** @description The same in sentences */
            details: string[];
            /** @description What was chosen */
            do: string | null;
            end: string;
            id: string;
            /** @description By the new bells */
            moves_to: components["schemas"]["Moment"];
            resource_names: string[];
            resources: string[];
            school: string;
            school_name: string;
            series_id: string | null;
            start: string;
            /** @enum {string} */
            status: "pending" | "approved";
            title: string | null;
            /** Format: int64 */
            version: number;
            /** @description Kinds of conflict, reasons why a series leaves a date out, bells, other_week */
            why: string[];
        };
        User: {
            code: string;
            district: string;
            id: string;
            must_change_password: boolean;
            name: string;
            roles: components["schemas"]["Role"][];
            /** @description Codes of the schools at which they have a role */
            schools: string[];
            username: string;
        };
        UtilisationRow: {
            /** Format: double */
            booked_minutes: number;
            /** Format: int64 */
            bookings: number;
            key: string;
            /** Format: double */
            lent_minutes: number;
            name: string;
            /** Format: double */
            open_minutes: number;
            /** Format: double */
            own_minutes: number;
            /** Format: double */
            used_minutes: number;
            /**
             * Format: double
             * @description Booked over open minutes
             */
            utilisation: number;
        };
        VehicleRequest: {
            end: string;
            resource: string;
            start: string;
        } | null;
        VoidStrikeInBody: {
            reason: string;
        };
        WaitlistEntry: {
            /** @description Code of the booking that holds a place */
            booking: string | null;
            can: string[];
            /** @description Until when it is held */
            confirm_by: string | null;
            created_at: string;
            end: string;
            /** Format: int64 */
            headcount: number;
            id: string;
            /**
             * Format: int64
             * @description From 1, among those who want some of the same; null: a place is held
             */
            position: number | null;
            requester: string | null;
            resources: string[];
            school: string;
            start: string;
            /** @enum {string} */
            status: "waiting" | "held" | "confirmed" | "missed" | "left" | "closed";
            title: string | null;
            /** Format: int64 */
            version: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AboutBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                xiaoxiang_refresh?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                xiaoxiang_refresh?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Set-Cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-bookings": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Those that you asked for */
                mine?: boolean;
                /** @description Those that wait for you */
                to_approve?: boolean;
                /** @description As requester or host; id or code */
                school?: string;
                /** @description Id or code */
                resource?: string;
                /** @description One or several */
                status?: string[] | null;
                /** @description They end after this */
                from?: string;
                /** @description They start before this */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBooking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-booking": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"] | components["schemas"]["SeriesBooked"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-booking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-booking": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-booking": {
        parameters: {
            query?: {
                /** @description Of a series */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accept-offer": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "approve-booking": {
        parameters: {
            query?: {
                /** @description Of a series; may stand in the body too */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "bump-booking": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BumpBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cancel-booking": {
        parameters: {
            query?: {
                /** @description Of a series; may stand in the body too */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-in-booking": {
        parameters: {
            query?: {
                /** @description Of a series; may stand in the body too */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "confirm-booking": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "copy-booking": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "no-show-booking": {
        parameters: {
            query?: {
                /** @description Of a series; may stand in the body too */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reject-booking": {
        parameters: {
            query?: {
                /** @description Of a series; may stand in the body too */
                scope?: "this" | "following" | "all";
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "swap-bookings": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-calendar": {
        parameters: {
            query: {
                /** @description Ids or codes: their resources */
                school?: string[] | null;
                /** @description Ids or codes */
                resource?: string[] | null;
                from: string;
                /** @description Exclusive; at most 62 days after from */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCalendarItem"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-class-groups": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Id or code */
                school?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClassGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-class-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewClassGroup"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-class-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-class-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-class-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassGroupChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-day-overrides": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                from?: string;
                /** @description Inclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDayOverride"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-day-override": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDayOverride"];
            };
        };
        responses: {
            /** @description What would be touched; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideChanged"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-day-override": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayOverride"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-day-override": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Displacing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effects"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-day-override": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDayOverrideInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverrideChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-days": {
        parameters: {
            query: {
                /** @description Id or code */
                school: string;
                from: string;
                /** @description Inclusive; at most 62 days */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDay"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDelegation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-delegation": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDelegationInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "end-delegation": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-feed": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FeedBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-feed-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret of the feed, with .ics at its end */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description iCalendar (RFC 5545) */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Content-Type"?: string;
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-feed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-groups": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListGroup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-group": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-holidays": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                year?: number;
                from?: string;
                /** @description Inclusive */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHoliday"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-holiday": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHoliday"];
            };
        };
        responses: {
            /** @description What would be touched; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayChanged"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "import-holidays": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    days?: {
                        [key: string]: unknown;
                    }[];
                    displaced?: components["schemas"]["DisplacedChoice"][] | null;
                    /**
                     * @description For those not named, where it is one of their choices
                     * @enum {string|null}
                     */
                    displaced_default?: "keep" | "cancel" | "move" | null;
                    papers?: string[];
                    /** @description Told to the displaced; left out: the name of what was changed */
                    reason?: string | null;
                    /** @example 2027 */
                    year?: number;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidaysImported"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-holiday-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHolidayYear"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-holiday": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-holiday": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Displacing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effects"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-holiday": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeHolidayInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-locks": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLock"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-lock": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLock"];
            };
        };
        responses: {
            /** @description What would be touched; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockChanged"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLock"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-lock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lock"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-lock": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Displacing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effects"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-lock": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLockInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LockChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-period-tables": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPeriodTable"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-period-table": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPeriodTable"];
            };
        };
        responses: {
            /** @description What would be touched; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodTableChanged"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodTableChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-period-table": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodTable"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-period-table": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Displacing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effects"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-period-table": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePeriodTableInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodTableChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-policy": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "report-utilisation": {
        parameters: {
            query: {
                from: string;
                /** @description Exclusive */
                to: string;
                by?: "resource" | "school" | "group" | "type" | "purpose" | "weekday_period";
                /** @description Id or code */
                school?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUtilisationRow"];
                    "text/csv": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-resources": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Owner, id or code */
                school?: string;
                /** @description Owned by a member, id or code */
                group?: string;
                type?: string;
                /** @description Part of the name or code */
                q?: string;
                min_capacity?: number;
                feature?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListResource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-resource": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResource"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-resource": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-resource": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-resource": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTable"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "put-rules": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the table that it was made on; needed */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTable"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulesBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesCheck"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "explain-rules": {
        parameters: {
            query: {
                /** @description Id or code */
                resource: string;
                /** @description That asks; id or code */
                school: string;
                /** @description Another person of a school whose admin you are */
                user?: string;
                start: string;
                end: string;
                purpose?: string;
                project?: string;
                program?: string;
                headcount?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explained"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-rule-versions": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRuleVersion"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-rule-version": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleVersion"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-schools": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSchool"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-school": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSchool"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["School"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-school": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["School"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-school": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-school": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchoolChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["School"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-series": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-occurrence": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddOccurrenceInBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-strikes": {
        parameters: {
            query?: {
                /** @description Id or code; left out: yourself */
                user?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strikes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "void-strike": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidStrikeInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strikes"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-terms": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTerm"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-term": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerm"];
            };
        };
        responses: {
            /** @description What would be touched; nothing was written */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermChanged"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-term": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Term"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-term": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Displacing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effects"];
                };
            };
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-term": {
        parameters: {
            query?: {
                /** @description true: say what would be touched, and write nothing */
                dry_run?: boolean;
            };
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTermInBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermChanged"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-waitlist": {
        parameters: {
            query?: {
                /** @description How many, 1 to 200 */
                limit?: number;
                /** @description next_cursor of the page before */
                cursor?: string;
                /** @description Those that you wait for */
                mine?: boolean;
                /** @description Id or code */
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWaitlistEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "join-waitlist": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body give the first reply again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitlistEntry"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "leave-waitlist": {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag that the change is made on */
                "If-Match"?: string;
            };
            path: {
                /** @description Id or code */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
