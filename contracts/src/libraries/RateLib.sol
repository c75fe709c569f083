// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";

/// @title Rates of covers as mantissa and exponent, rounded down
/// @dev A cover stores its rates in one word, and removes from the stream exactly what it added.
library RateLib {
    /// @dev Rates are asset units scaled by 2^16.
    uint256 internal constant SCALE_BITS = 16;
    uint256 private constant RATE_BITS = 48;
    uint256 private constant REFUND_BITS = 24;

    /// @notice The largest representable premium rate that is not above `rate`: 48 bits of mantissa, 8 of exponent.
    function pack(uint256 rate) internal pure returns (uint56) {
        return uint56(_pack(rate, RATE_BITS));
    }

    /// @notice The largest representable refund rate that is not above `rate`: 24 bits of mantissa, 8 of exponent.
    function packRefund(uint256 rate) internal pure returns (uint32) {
        return uint32(_pack(rate, REFUND_BITS));
    }

    function unpack(uint56 packed) internal pure returns (uint256 rate) {
        return uint256(packed >> 8) << (packed & 0xff);
    }

    /// @notice The capital's part of a packed rate.
    function capitalPart(uint256 rate, uint16 capitalShare) internal pure returns (uint256) {
        return rate * capitalShare >> 16;
    }

    function _pack(uint256 rate, uint256 bits) private pure returns (uint256) {
        uint256 length = rate == 0 ? 0 : LibBit.fls(rate) + 1;
        // At most 232, so it fits its byte.
        uint256 exponent = length > bits ? length - bits : 0;
        return (rate >> exponent) << 8 | exponent;
    }
}
