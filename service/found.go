package service

import (
	"context"

	"xiaoxiang/models"
)

// TheDistrict gives the district of the installation; an empty database gets
// one of this name, with the policy and the rules that every district starts
// with.
func (s *Service) TheDistrict(ctx context.Context, name string) (*models.District, error) {
	var d *models.District
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		if err := tx.Lock([]string{"district"}); err != nil {
			return err
		}
		var err error
		if d, err = onlyDistrict(tx.Query); err != nil || d != nil {
			return err
		}
		d, err = newDistrict(tx, "D1", name)
		return err
	})
	return d, err
}
