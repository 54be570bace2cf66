package service_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/messages"
	"xiaoxiang/service"
)

func TestInboxShowsWhatArrived(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U62", visit())
		look := func(who string, lang messages.Lang) ([]service.Note, int64) {
			notes, unread, err := t.Inbox(context.Background(), t.as(who), lang, 50)
			require.NoError(t, err)
			return notes, unread
		}
		notes, unread := look("U44", messages.Chinese)
		require.Empty(t, notes, "not delivered yet")
		require.Zero(t, unread)
		t.deliver(service.Channels{})

		notes, unread = look("U44", messages.Chinese)
		require.EqualValues(t, 1, unread)
		require.Len(t, notes, 1)
		require.Equal(t, "请审批：南岭中学（示例）申请使用体育馆·C场", notes[0].Subject)
		require.Equal(t, v.Booking.ID, notes[0].Booking)
		notes, _ = look("U44", messages.English)
		require.Equal(t, "Please decide: 南岭中学（示例） asks for 体育馆·C场", notes[0].Subject)

		require.NoError(t, t.ReadInbox(context.Background(), t.as("U62"), []string{notes[0].ID}))
		_, unread = look("U44", messages.Chinese)
		require.EqualValues(t, 1, unread, "nobody reads another's letters")
		require.NoError(t, t.ReadInbox(context.Background(), t.as("U44"), nil))
		notes, unread = look("U44", messages.Chinese)
		require.Zero(t, unread)
		require.Equal(t, t.Clock.Now(), notes[0].ReadAt)
	})
}
