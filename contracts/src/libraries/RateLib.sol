// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibBit} from "solady/utils/LibBit.sol";

/// @title Premium rates of covers: 48 bits of mantissa, 8 of exponent
/// @dev A cover remembers its rate in its one word of storage and gives back exactly what it added to the stream.
library RateLib {
    uint256 private constant MANTISSA_BITS = 48;

    /// @notice The largest representable rate that is not above `rate`.
    /// @return packed mantissa << 8 | exponent.
    function pack(uint256 rate) internal pure returns (uint56 packed) {
        uint256 length = rate == 0 ? 0 : LibBit.fls(rate) + 1;
        uint256 exponent = length > MANTISSA_BITS ? length - MANTISSA_BITS : 0;
        // 48 bits of mantissa and an exponent below 208.
        return uint56((rate >> exponent) << 8 | exponent);
    }

    function unpack(uint56 packed) internal pure returns (uint256 rate) {
        return uint256(packed >> 8) << (packed & 0xff);
    }
}
