// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Owners of covers, and what was paid for each
/// @dev Both in one word, which a purchase writes anyway, so that most payouts need no new word.
abstract contract Holdings is ERC721 {
    uint256 private constant BPS = 10_000;

    /// @param episode See `CoverClaim`.
    /// @param receivedBps Share of the amount that was received in that episode and paid in all, if both are the same
    /// share.
    /// @param hasReceipt True if they are not; `_receipts` then holds both.
    /// @param settled See `CoverClaim`.
    struct Holding {
        address holder;
        uint16 episode;
        uint16 receivedBps;
        bool hasReceipt;
        bool settled;
    }

    /// @param paid In all, asset units.
    /// @param received In the last episode, before a haircut, asset units.
    struct Receipt {
        uint96 paid;
        uint96 received;
    }

    mapping(uint256 cover => Holding) internal _holdings;
    mapping(uint256 cover => Receipt) private _receipts;
    mapping(address holder => uint256) private _balances;

    // ---- payouts ----

    /// @param amount The cover's original amount.
    function _receiptOf(uint256 cover, uint256 amount) internal view returns (Receipt memory) {
        Holding storage h = _holdings[cover];
        if (h.hasReceipt) return _receipts[cover];
        uint96 received = uint96(amount * h.receivedBps / BPS);
        return Receipt(received, received);
    }

    /// @dev A verdict pays a share of the amount in basis points. Payouts of an exhausted pool, for a proven loss, by a
    /// trigger, or in a second episode can be other amounts.
    function _remember(uint256 cover, uint256 amount, uint16 episode, bool settled, Receipt memory r) internal {
        Holding memory h = _holdings[cover];
        (h.episode, h.settled) = (episode, settled);
        uint256 receivedBps = Math.ceilDiv(r.received * BPS, amount);
        h.hasReceipt = r.paid != r.received || amount * receivedBps / BPS != r.received;
        if (h.hasReceipt) _receipts[cover] = r;
        else h.receivedBps = uint16(receivedBps);
        _holdings[cover] = h;
    }

    // ---- ERC-721, with the holder in that word ----

    /// @inheritdoc ERC721
    function balanceOf(address holder) public view override returns (uint256) {
        require(holder != address(0), ERC721InvalidOwner(holder));
        return _balances[holder];
    }

    function _ownerOf(uint256 cover) internal view override returns (address) {
        return _holdings[cover].holder;
    }

    function _update(address to, uint256 cover, address auth) internal override returns (address from) {
        from = _ownerOf(cover);
        if (auth != address(0)) _checkAuthorized(from, auth, cover);
        if (from != address(0)) {
            // Clears the approval.
            _approve(address(0), cover, address(0), false);
            _balances[from]--;
        }
        // No cover is burned.
        _balances[to]++;
        _holdings[cover].holder = to;
        emit Transfer(from, to, cover);
    }
}
